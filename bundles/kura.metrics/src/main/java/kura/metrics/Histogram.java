// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.List;

/** Counts values in buckets: how many were no greater than each upper bound. Without labels it is its own only series. */
public final class Histogram extends Metric<HistogramDataPoint> {

    /** Seconds from 5 ms to 10 s, for things like the duration of a request. */
    private static final double[] DEFAULT_BOUNDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};

    private final double[] bounds;
    private final List<Part> parts;

    Histogram(MetricFamily family, Handle handle, double[] bounds) {
        super(family, handle, HistogramDataPoint.class);
        this.bounds = bounds;
        this.parts = HistogramDataPoint.parts(bounds);
    }

    /** Describes a histogram; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Counts a value in a histogram without labels. */
    public void observe(double value) {
        labelValues().observe(value);
    }

    @Override
    HistogramDataPoint dataPoint(Handle owner, String[] values) {
        return new HistogramDataPoint(owner, values, bounds, parts);
    }

    /** Describes a histogram step by step. */
    public static final class Builder extends MetricBuilder<Builder, Histogram> {

        private double[] bounds = DEFAULT_BOUNDS;

        private Builder() {
            super(MetricType.HISTOGRAM);
        }

        /**
         * The upper bounds of the buckets; one for all that is greater comes by itself.
         *
         * @throws IllegalArgumentException if a bound is NaN or there twice
         */
        public Builder classicUpperBounds(double... bounds) {
            double[] sorted = Arrays.stream(bounds)
                    .filter(bound -> bound != Double.POSITIVE_INFINITY)
                    .sorted()
                    .toArray();
            if (Arrays.stream(sorted).distinct().count() != sorted.length
                    || Arrays.stream(sorted).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException(
                        "upper bounds are " + Arrays.toString(bounds) + "; allowed are numbers, each once");
            }
            this.bounds = sorted;
            return this;
        }

        /**
         * Buckets of the same width.
         *
         * @param start the first upper bound
         * @param width from one bound to the next, greater than 0
         * @param count of bounds, at least 1
         * @throws IllegalArgumentException if width or count is too small
         */
        public Builder classicLinearUpperBounds(double start, double width, int count) {
            require(width > 0 && count > 0, "width is " + width + " and count is " + count);
            double[] bounds = new double[count];
            for (int i = 0; i < count; i++) {
                bounds[i] = start + i * width;
            }
            return classicUpperBounds(bounds);
        }

        /**
         * Buckets that grow by a factor.
         *
         * @param start the first upper bound, greater than 0
         * @param factor from one bound to the next, greater than 1
         * @param count of bounds, at least 1
         * @throws IllegalArgumentException if one of them is too small
         */
        public Builder classicExponentialUpperBounds(double start, double factor, int count) {
            require(
                    start > 0 && factor > 1 && count > 0,
                    "start is " + start + ", factor is " + factor + " and count is " + count);
            double[] bounds = new double[count];
            for (int i = 0; i < count; i++) {
                bounds[i] = start * Math.pow(factor, i);
            }
            return classicUpperBounds(bounds);
        }

        @Override
        public Histogram register(MetricRegistry registry) {
            return registry.histogram(descriptor(), bounds);
        }

        @Override
        Builder self() {
            return this;
        }

        private static void require(boolean met, String given) {
            if (!met) {
                throw new IllegalArgumentException(
                        given + "; width and count must be greater than 0, a factor greater than 1");
            }
        }
    }
}
