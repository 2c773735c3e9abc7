// SPDX-License-Identifier: EPL-2.0
package kura.metrics.distribution;

import java.util.Arrays;

/**
 * Counts in buckets whose width grows with what they count, as Prometheus' native histograms have them: of schema s, bucket i
 * holds what is greater than base<sup>i-1</sup> and not greater than base<sup>i</sup>, where base is 2 to the power of
 * 2<sup>-s</sup>. Only buckets that hold something take space. Not for several threads at a time.
 */
public final class ExponentialBuckets {

    /** The coarsest schema: a bucket ends at 65,536 times its beginning. */
    public static final int COARSEST = -4;
    /** The finest schema: a bucket ends at 1.0014 times its beginning. Prometheus knows them up to 8. */
    public static final int FINEST = 9;

    /** Of each schema from 0 on, where in [0.5, 1) its buckets begin. */
    private static final double[][] BOUNDS = bounds();

    private static final long HALF = Double.doubleToRawLongBits(0.5);

    private int[] indexes = new int[4]; // ascending
    private long[] counts = new long[4];
    private int size;

    /** How many buckets there are. */
    public int size() {
        return size;
    }

    /** The index of a bucket, by which they are sorted. */
    public int index(int bucket) {
        return indexes[bucket];
    }

    /** What a bucket holds. */
    public long count(int bucket) {
        return counts[bucket];
    }

    /** What all buckets hold together. */
    public long total() {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += counts[i];
        }
        return total;
    }

    /**
     * Counts.
     *
     * @return whether the bucket is a new one
     * @throws IllegalArgumentException if the count is negative
     */
    public boolean add(int index, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a bucket cannot hold " + count);
        }
        int at = Arrays.binarySearch(indexes, 0, size, index);
        if (at >= 0) {
            counts[at] += count;
            return false;
        }
        insert(-at - 1, index, count);
        return true;
    }

    /** Takes all buckets of others of the same schema in, too. */
    void addAll(ExponentialBuckets others) {
        for (int i = 0; i < others.size; i++) {
            add(others.indexes[i], others.counts[i]);
        }
    }

    /** Makes two buckets one: the next coarser schema. */
    void halve() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int index = (indexes[i] + 1) >> 1;
            if (kept > 0 && indexes[kept - 1] == index) {
                counts[kept - 1] += counts[i];
            } else {
                indexes[kept] = index;
                counts[kept++] = counts[i];
            }
        }
        size = kept;
    }

    void clear() {
        size = 0;
    }

    private void insert(int at, int index, long count) {
        if (size == indexes.length) {
            int[] moreIndexes = Arrays.copyOf(indexes, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            indexes = moreIndexes; // last, so that a lack of memory leaves both as they were
        }
        System.arraycopy(indexes, at, indexes, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        indexes[at] = index;
        counts[at] = count;
        size++;
    }

    /**
     * The bucket that a value belongs to.
     *
     * @param value greater than 0; infinity has the bucket after that of the greatest number
     */
    static int indexOf(double value, int schema) {
        if (value == Double.POSITIVE_INFINITY) {
            return indexOf(Double.MAX_VALUE, schema) + 1;
        }
        boolean small = value < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(small ? value * 0x1p54 : value);
        int exponent = (int) (bits >>> 52) - 1022 - (small ? 54 : 0); // value = fraction * 2^exponent
        double fraction = Double.longBitsToDouble(bits & 0xF_FFFF_FFFF_FFFFL | HALF); // in [0.5, 1)
        if (schema > 0) {
            int at = Arrays.binarySearch(BOUNDS[schema], fraction);
            return (at < 0 ? -at - 1 : at) + ((exponent - 1) << schema);
        }
        int index = fraction == 0.5 ? exponent - 1 : exponent;
        return (index + (1 << -schema) - 1) >> -schema;
    }

    /** Where a bucket ends; what ends beyond all numbers ends with infinity. */
    static double upperBound(int index, int schema) {
        if (schema <= 0) {
            return Math.scalb(1.0, index << -schema);
        }
        int within = index & ((1 << schema) - 1);
        return Math.scalb(BOUNDS[schema][within], (index >> schema) + 1);
    }

    /** As the official clients make them; what a coarser schema has is taken from there, so that halving is exact. */
    private static double[][] bounds() {
        double[][] all = new double[FINEST + 1][];
        all[0] = new double[] {0.5};
        for (int schema = 1; schema <= FINEST; schema++) {
            double base = Math.pow(2, Math.scalb(1.0, -schema));
            double[] bounds = new double[1 << schema];
            for (int i = 0; i < bounds.length; i++) {
                bounds[i] = i % 2 == 0 ? all[schema - 1][i / 2] : bounds[i - 1] * base;
            }
            all[schema] = bounds;
        }
        return all;
    }
}
