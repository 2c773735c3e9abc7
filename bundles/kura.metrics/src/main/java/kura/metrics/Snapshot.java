// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import kura.metrics.distribution.NativeHistogram;

/** The numbers of one series at one moment. Keep one and read into it again and again: nothing is made anew. */
public final class Snapshot {

    private final NativeHistogram nativeHistogram = new NativeHistogram(0, 0, 0);
    private double[] numbers = new double[16];
    private boolean hasNativeHistogram;

    /** One of its numbers, in the order of its {@linkplain Series#parts() parts}. */
    public double number(int part) {
        return numbers[part];
    }

    /** What a histogram counted besides; null if it has no native buckets. */
    public NativeHistogram nativeHistogram() {
        return hasNativeHistogram ? nativeHistogram : null;
    }

    void set(int part, double number) {
        numbers[part] = number;
    }

    void add(int part, double number) {
        numbers[part] += number;
    }

    /** Makes room for so many numbers, all 0, and no native histogram. */
    void clear(int parts) {
        if (parts > numbers.length) {
            numbers = new double[parts];
        } else {
            Arrays.fill(numbers, 0, parts, 0);
        }
        hasNativeHistogram = false;
    }

    /** Adds a native histogram to the others there are. */
    void add(NativeHistogram other) {
        if (!hasNativeHistogram) {
            nativeHistogram.clear(other);
            hasNativeHistogram = true;
        }
        nativeHistogram.add(other);
    }
}
