// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

/** Numbers as {@link Double#toString} writes them, which is what the official client writes; without garbage. */
final class DecimalText {

    /** The longest text of a double, {@code -2.2250738585072014E-308}. */
    static final int LONGEST = 24;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    /** From here on Double.toString writes an exponent. */
    private static final double LARGE = 1e7;
    /** Up to 15 digits a decimal has exactly one double, and that double no shorter decimal. */
    private static final double EXACT = 1e15;

    private final StringBuilder text = new StringBuilder(LONGEST);

    /** Writes a number and returns where the text ends. */
    int write(double value, byte[] out, int at) {
        double size = Math.abs(value);
        if (size < LARGE && size >= 1e-2 && has(POWERS.length - 1, size)) {
            for (int decimals = 0; decimals < POWERS.length; decimals++) {
                double shifted = Math.rint(size * POWERS[decimals]);
                if (shifted >= EXACT) {
                    break;
                }
                if (shifted / POWERS[decimals] == size) {
                    return writeDecimal(value < 0, (long) shifted, Math.max(decimals, 1), decimals == 0, out, at);
                }
            }
        }
        text.setLength(0);
        if (Double.isInfinite(value)) {
            text.append(value > 0 ? "+Inf" : "-Inf");
        } else {
            text.append(value); // 0.0, -0.0 and NaN among them
        }
        return writeText(text, out, at);
    }

    /** Whether a number has no more decimals than that, which is so of all that have fewer. */
    private static boolean has(int decimals, double size) {
        return Math.rint(size * POWERS[decimals]) / POWERS[decimals] == size;
    }

    /** Writes a count, which has no point, and returns where the text ends. */
    static int writeWhole(long value, byte[] out, int at) {
        return value < 0 ? writeText(Long.toString(value), out, at) : writeDigits(value, count(value), out, at);
    }

    private static int writeText(CharSequence text, byte[] out, int at) {
        for (int i = 0; i < text.length(); i++) {
            out[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    /** Writes digits backwards, with a point before the last {@code decimals} of them. */
    private static int writeDecimal(boolean negative, long digits, int decimals, boolean whole, byte[] out, int at) {
        long rest = whole ? digits * 10 : digits;
        int places = Math.max(count(rest), decimals + 1);
        int start = at;
        if (negative) {
            out[start++] = '-';
        }
        int end = start + places + 1;
        int point = end - decimals - 1;
        for (int i = end - 1; i >= start; i--) {
            if (i == point) {
                out[i] = '.';
            } else {
                out[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return end;
    }

    private static int writeDigits(long number, int places, byte[] out, int at) {
        long rest = number;
        for (int i = at + places - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + places;
    }

    private static int count(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
