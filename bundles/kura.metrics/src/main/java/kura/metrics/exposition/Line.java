// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Arrays;
import kura.metrics.Series;

/** The line of one series, kept as bytes: only a value that changed is written anew. */
final class Line {

    private final Series series;
    private final double factor;
    private final byte[] text;
    private final int valueAt;
    private int length;
    private long bits;

    /**
     * @param start name and labels, encoded, up to and with the blank before the value
     * @param factor what values are multiplied with
     */
    Line(Series series, byte[] start, double factor) {
        this.series = series;
        this.factor = factor;
        this.valueAt = start.length;
        this.text = Arrays.copyOf(start, start.length + DecimalText.LONGEST + 1);
    }

    /** Looks the value up. Returns how many bytes the line has now; none if there is no value. */
    int refresh() {
        double value;
        try {
            value = series.value() * factor;
        } catch (RuntimeException e) {
            return 0; // counted where it was thrown
        }
        long now = Double.doubleToRawLongBits(value);
        if (now != bits || length == 0) {
            bits = now;
            length = DecimalText.write(value, text, valueAt);
            text[length++] = '\n';
        }
        return length;
    }

    /** The line as it was at the last {@link #refresh()}. */
    byte[] text() {
        return text;
    }
}
