// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.metrics.distribution.NativeHistogram;

/**
 * Counts values in buckets: how many were no greater than each upper bound. Besides these classic buckets, which every
 * format shows, it has native ones, which take care of their bounds themselves and which the protobuf format shows. Without
 * labels it is its own only series.
 */
public final class Histogram extends Metric<HistogramDataPoint> implements Timed {

    private final Buckets buckets;

    private Histogram(MetricFamily family, Handle handle, Buckets buckets) {
        super(family, handle, HistogramDataPoint.class);
        this.buckets = buckets;
        start();
    }

    /** Describes a histogram; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Counts a value in a histogram without labels. */
    public void observe(double value) {
        labelValues().observe(value);
    }

    /** Counts a duration in a histogram without labels, in seconds. */
    @Override
    public void record(double seconds) {
        observe(seconds);
    }

    @Override
    HistogramDataPoint dataPoint(Handle owner, String[] values) {
        return new HistogramDataPoint(owner, values, buckets);
    }

    /**
     * What a series counts in.
     *
     * @param upperBounds of the classic buckets, ascending, without infinity
     * @param schema how fine the native buckets are at first
     * @param most so many native buckets; 0 for none at all
     */
    record Buckets(double[] upperBounds, List<Part> parts, int schema, double zeroThreshold, int most) {

        Buckets(double[] upperBounds, int schema, double zeroThreshold, int most) {
            this(upperBounds, parts(upperBounds), schema, zeroThreshold, most);
        }

        /** Empty native buckets, or null. */
        NativeHistogram exponential() {
            return most == 0 ? null : new NativeHistogram(schema, zeroThreshold, most);
        }

        private static List<Part> parts(double[] upperBounds) {
            var bounds = DoubleStream.concat(Arrays.stream(upperBounds), DoubleStream.of(Double.POSITIVE_INFINITY));
            return Stream.concat(bounds.mapToObj(Part::bucket), Stream.of(Part.COUNT, Part.SUM))
                    .toList();
        }
    }

    /** Describes a histogram step by step. Without a word about buckets it has classic ones from 5 ms to 10 s, and native ones. */
    public static final class Builder extends MetricBuilder<Builder, Histogram> {

        private double[] upperBounds = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
        private int schema = 5;
        private double zeroThreshold = 0x1p-128;
        private int most = 160;
        private boolean classicOnly;

        private Builder() {
            super(MetricType.HISTOGRAM);
        }

        /** No native buckets. */
        public Builder classicOnly() {
            classicOnly = true;
            return this;
        }

        /**
         * No classic buckets but the one for all.
         *
         * @throws IllegalArgumentException if native ones are not wanted either
         */
        public Builder nativeOnly() {
            require(!classicOnly, "nativeOnly()", "after classicOnly()", "one of them");
            return classicUpperBounds();
        }

        /**
         * The upper bounds of the classic buckets; one for all that is greater comes by itself.
         *
         * @throws IllegalArgumentException if a bound is NaN
         */
        public Builder classicUpperBounds(double... bounds) {
            require(Arrays.stream(bounds).noneMatch(Double::isNaN), "an upper bound", "NaN", "numbers");
            upperBounds = Arrays.stream(bounds)
                    .filter(bound -> bound != Double.POSITIVE_INFINITY)
                    .map(bound -> bound + 0.0) // -0.0 is 0.0 and not another bound
                    .sorted()
                    .distinct()
                    .toArray();
            return this;
        }

        /**
         * Classic buckets of the same width.
         *
         * @param start the first upper bound
         * @param width from one bound to the next, greater than 0
         * @param count of bounds, at least 1
         * @throws IllegalArgumentException if width or count is too small
         */
        public Builder classicLinearUpperBounds(double start, double width, int count) {
            require(Double.isFinite(start), "start", start, "finite numbers");
            require(width > 0 && Double.isFinite(width), "width", width, "finite numbers greater than 0");
            require(count > 0 && count <= 1000, "count", count, "1 to 1000");
            var first = BigDecimal.valueOf(start); // 0.7, not 0.7000000000000001
            return classicUpperBounds(IntStream.range(0, count)
                    .mapToObj(i -> first.add(BigDecimal.valueOf(width).multiply(BigDecimal.valueOf(i))))
                    .mapToDouble(BigDecimal::doubleValue)
                    .toArray());
        }

        /**
         * Classic buckets that grow by a factor.
         *
         * @param start the first upper bound, greater than 0
         * @param factor from one bound to the next, greater than 1
         * @param count of bounds, at least 1
         * @throws IllegalArgumentException if one of them is too small
         */
        public Builder classicExponentialUpperBounds(double start, double factor, int count) {
            require(start > 0, "start", start, "what is greater than 0");
            require(factor > 1, "factor", factor, "what is greater than 1");
            require(count > 0 && count <= 1000, "count", count, "1 to 1000");
            return classicUpperBounds(IntStream.range(0, count)
                    .mapToDouble(i -> start * Math.pow(factor, i))
                    .toArray());
        }

        /**
         * How fine the native buckets are at first: a bucket ends at 2 to the power of 2<sup>-schema</sup> times its
         * beginning, with the default of 5 at 1.022 times.
         *
         * @param schema -4 to 8
         * @throws IllegalArgumentException if it is something else
         */
        public Builder nativeInitialSchema(int schema) {
            require(schema >= -4 && schema <= 8, "native schema", schema, "-4 to 8");
            this.schema = schema;
            return this;
        }

        /**
         * With how many native buckets they become coarser, two become one; 160 by default.
         *
         * @throws IllegalArgumentException if it is not 1 to 10,000
         */
        public Builder nativeMaxNumberOfBuckets(int most) {
            require(most > 0 && most <= 10_000, "number of native buckets", most, "1 to 10000");
            this.most = most;
            return this;
        }

        /**
         * Up to which size the native buckets count a value as zero; 2<sup>-128</sup> by default.
         *
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public Builder nativeZeroThreshold(double threshold) {
            require(threshold >= 0 && threshold <= Double.MAX_VALUE, "zero threshold", threshold, "0 and more");
            zeroThreshold = threshold;
            return this;
        }

        @Override
        Object configuration() {
            return List.of(buckets().parts(), schema, zeroThreshold, buckets().most());
        }

        @Override
        Histogram make(MetricFamily family, Handle handle) {
            return new Histogram(family, handle, buckets());
        }

        private Buckets buckets() {
            return new Buckets(upperBounds, schema, zeroThreshold, classicOnly ? 0 : most);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
