// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Arrays;

/** The line of one number, kept as bytes: only a number that changed is written anew. */
final class Line {

    private final byte[] text;
    private final int valueAt;
    private final double factor;
    private final boolean whole;
    private int length;
    private long bits;

    /**
     * @param start name and labels, encoded, up to and with the blank before the number
     * @param factor what numbers are multiplied with
     * @param whole whether numbers are counts
     */
    Line(byte[] start, double factor, boolean whole) {
        this.text = Arrays.copyOf(start, start.length + DecimalText.LONGEST + 1);
        this.valueAt = start.length;
        this.factor = factor;
        this.whole = whole;
    }

    /** Appends the line with this number. */
    void write(double number, PageBuffer out) {
        long now = Double.doubleToRawLongBits(number);
        if (now != bits || length == 0) {
            bits = now;
            length = whole
                    ? DecimalText.writeWhole((long) number, text, valueAt)
                    : DecimalText.write(number * factor, text, valueAt);
            text[length++] = '\n';
        }
        out.append(text, length);
    }
}
