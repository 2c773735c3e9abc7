// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

/**
 * All numbers at one moment. The arrays are not changed any more; ticks with the same series share theirs.
 *
 * @param millis since 1970
 * @param series each once
 * @param values of the series in the same places
 */
public record Tick(long millis, Series[] series, double[] values) {

    /** Says, as Prometheus does, that a series has ended: a NaN with these bits. */
    public static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    private static final long STALE_BITS = 0x7ff0000000000002L;

    /** Whether a number is the mark of an end, and no measurement that is not a number. */
    public static boolean isStale(double value) {
        return Double.doubleToRawLongBits(value) == STALE_BITS;
    }
}
