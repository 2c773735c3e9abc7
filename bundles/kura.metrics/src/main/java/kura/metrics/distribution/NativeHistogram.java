// SPDX-License-Identifier: EPL-2.0
package kura.metrics.distribution;

/**
 * Counts values of any size in {@link ExponentialBuckets}, those below zero in buckets of their own, and what is next to zero
 * in one more. It becomes coarser rather than large: when there are too many buckets, every two become one. Not for several
 * threads at a time.
 *
 * <p>What is counted here can be read back as the value below which a share of all lies, {@link #quantile}, within the
 * width of a bucket.
 */
public final class NativeHistogram {

    private final ExponentialBuckets positive = new ExponentialBuckets();
    private final ExponentialBuckets negative = new ExponentialBuckets();
    private int finest;
    private int schema;
    private double zeroThreshold;
    private int mostBuckets;
    private long zeroCount;

    /**
     * An empty one.
     *
     * @param schema how fine the buckets are at first, -4 to 9
     * @param zeroThreshold up to which size values count as zero
     * @param mostBuckets from how many on they become coarser
     * @throws IllegalArgumentException if one of them is not allowed
     */
    public NativeHistogram(int schema, double zeroThreshold, int mostBuckets) {
        if (schema < ExponentialBuckets.COARSEST
                || schema > ExponentialBuckets.FINEST
                || !(zeroThreshold >= 0)
                || mostBuckets < 0) {
            throw new IllegalArgumentException("schema " + schema + ", zero threshold " + zeroThreshold + " and "
                    + mostBuckets + " buckets are not allowed; allowed are -4 to 9, 0 and more, 0 and more");
        }
        this.finest = schema;
        this.schema = schema;
        this.zeroThreshold = zeroThreshold;
        this.mostBuckets = mostBuckets;
    }

    /** How fine the buckets are now. */
    public int schema() {
        return schema;
    }

    /** Up to which size values count as zero. */
    public double zeroThreshold() {
        return zeroThreshold;
    }

    /** How many values were next to zero. */
    public long zeroCount() {
        return zeroCount;
    }

    /** Of what is greater than zero. */
    public ExponentialBuckets positive() {
        return positive;
    }

    /** Of what is less than zero, by its size. */
    public ExponentialBuckets negative() {
        return negative;
    }

    /** How many values were counted. */
    public long count() {
        return zeroCount + positive.total() + negative.total();
    }

    /** Counts a value that is not NaN. */
    public void observe(double value) {
        if (value > zeroThreshold) {
            limit(positive.add(ExponentialBuckets.indexOf(value, schema), 1));
        } else if (value < -zeroThreshold) {
            limit(negative.add(ExponentialBuckets.indexOf(-value, schema), 1));
        } else {
            zeroCount++;
        }
    }

    /** Counts values that are next to zero. */
    public void addZeros(long count) {
        zeroCount += count;
    }

    /** Counts what another one counted; that one may become coarser by it. Both have the same zero threshold. */
    public void add(NativeHistogram other) {
        boolean alone = positive.size() + negative.size() == 0; // then it is as coarse as it has to be
        while (schema > other.schema) {
            halve();
        }
        while (other.schema > schema) {
            other.halve();
        }
        zeroCount += other.zeroCount;
        positive.addAll(other.positive);
        negative.addAll(other.negative);
        while (!alone && tooMany()) {
            halve();
        }
    }

    /** Forgets all values; as fine as at first again. */
    public void clear() {
        schema = finest;
        zeroCount = 0;
        positive.clear();
        negative.clear();
    }

    /** Forgets all values and becomes like another one without its values. */
    public void clear(NativeHistogram like) {
        finest = like.finest;
        zeroThreshold = like.zeroThreshold;
        mostBuckets = like.mostBuckets;
        clear();
    }

    /**
     * The value that has a rank, within the width of its bucket: what is told has the same relative error to both ends.
     *
     * @param quantile 0 to 1
     * @return NaN if nothing was counted
     */
    public double quantile(double quantile) {
        long all = count();
        if (all == 0) {
            return Double.NaN;
        }
        double share = quantile * all;
        long rank = Math.max(1, (long) Math.ceil(share - Math.ulp(share))); // 55 and not 56 for 0.55 of 100
        long seen = 0;
        for (int i = negative.size() - 1; i >= 0; i--) {
            seen += negative.count(i);
            if (seen >= rank) {
                return -middle(negative.index(i));
            }
        }
        seen += zeroCount;
        if (seen >= rank) {
            return 0;
        }
        for (int i = 0; i < positive.size(); i++) {
            seen += positive.count(i);
            if (seen >= rank) {
                return middle(positive.index(i));
            }
        }
        return Double.POSITIVE_INFINITY; // never: the ranks end with the last bucket
    }

    /** The greatest relative error of a {@link #quantile} of this schema. */
    public static double error(int schema) {
        double base = base(schema);
        return (base - 1) / (base + 1);
    }

    /** From the lower bound, since the upper one and the sum of both can be beyond all numbers. */
    private double middle(int index) {
        double base = base(schema);
        return ExponentialBuckets.upperBound(index - 1, schema) * (2 * base / (base + 1));
    }

    private static double base(int schema) {
        return Math.pow(2, Math.pow(2, -schema));
    }

    private boolean tooMany() {
        return positive.size() + negative.size() > mostBuckets && schema > ExponentialBuckets.COARSEST;
    }

    /** Once for each new bucket, as the official clients do. */
    private void limit(boolean newBucket) {
        if (newBucket && tooMany()) {
            halve();
        }
    }

    private void halve() {
        positive.halve();
        negative.halve();
        schema--;
    }
}
