// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import kura.metrics.distribution.ExponentialBuckets;
import kura.metrics.distribution.NativeHistogram;

/**
 * Counts values and adds them up; if wanted it also says, of those of the last minutes, below which value some share of them
 * lies. Without labels it is its own only series.
 */
public final class Summary extends Metric<SummaryDataPoint> implements Timed {

    private final Quantiles quantiles;

    private Summary(MetricFamily family, Handle handle, Quantiles quantiles) {
        super(family, handle, SummaryDataPoint.class);
        this.quantiles = quantiles;
        start();
    }

    /** Describes a summary; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Counts a value in a summary without labels. */
    public void observe(double value) {
        labelValues().observe(value);
    }

    /** Counts a duration in a summary without labels, in seconds. */
    @Override
    public void record(double seconds) {
        observe(seconds);
    }

    @Override
    SummaryDataPoint dataPoint(Handle owner, String[] values) {
        return new SummaryDataPoint(owner, values, quantiles);
    }

    /**
     * What a series says besides count and sum.
     *
     * @param wanted ascending, 0 to 1
     * @param schema of the buckets that hold the values
     * @param slots the window moves on by one of so many
     * @param slotNanos how long each is
     */
    record Quantiles(double[] wanted, List<Part> parts, int schema, int slots, long slotNanos, LongSupplier clock) {

        /** More would be more memory than a gateway has for one series: these are 25 kB for each slot at most. */
        private static final int MOST = 2048;

        NativeHistogram slot() {
            return new NativeHistogram(schema, Double.MIN_NORMAL, MOST);
        }
    }

    /** Describes a summary step by step. */
    public static final class Builder extends MetricBuilder<Builder, Summary> {

        private static final double DEFAULT_ERROR = 0.01;

        private final TreeMap<Double, Double> errors = new TreeMap<>(); // by quantile
        private long maxAgeSeconds = 300;
        private int ageBuckets = 5;
        private LongSupplier clock = System::nanoTime;

        private Builder() {
            super(MetricType.SUMMARY);
        }

        /** As {@link #quantile(double, double)} with an error of 1 %. */
        public Builder quantile(double quantile) {
            return quantile(quantile, DEFAULT_ERROR);
        }

        /**
         * Says below which value this share of all values lies, or is that value.
         *
         * @param quantile 0 to 1, for example 0.95
         * @param error 0.001 to 0.5: how far, as a share of the true value, what is said may be from it. It holds as long as
         *     the values of a window are of no more than 2,048 sizes that differ by twice that; else it doubles
         * @throws IllegalArgumentException if one of them is not allowed
         */
        public Builder quantile(double quantile, double error) {
            require(quantile >= 0 && quantile <= 1, "quantile", quantile, "0 to 1");
            require(error >= 0.001 && error <= 0.5, "error", error, "0.001 to 0.5");
            errors.put(quantile + 0.0, error); // -0.0 is 0.0 and not another one
            return this;
        }

        /** How old the values are at most of which quantiles are said; 300 s by default. */
        public Builder maxAgeSeconds(long seconds) {
            require(seconds > 0, "age in seconds", seconds, "1 and more");
            maxAgeSeconds = seconds;
            return this;
        }

        /** In how many steps values become too old; 5 by default. */
        public Builder numberOfAgeBuckets(int ageBuckets) {
            require(ageBuckets > 0 && ageBuckets <= 60, "number of age buckets", ageBuckets, "1 to 60");
            this.ageBuckets = ageBuckets;
            return this;
        }

        Builder clock(LongSupplier nanos) {
            clock = nanos;
            return this;
        }

        @Override
        Object configuration() {
            return List.of(errors, maxAgeSeconds, ageBuckets);
        }

        @Override
        Summary make(MetricFamily family, Handle handle) {
            double error = errors.values().stream().min(Double::compare).orElse(DEFAULT_ERROR);
            int schema = ExponentialBuckets.COARSEST;
            while (NativeHistogram.error(schema) > error) {
                schema++;
            }
            double[] wanted =
                    errors.keySet().stream().mapToDouble(Double::doubleValue).toArray();
            var parts = new ArrayList<Part>();
            errors.keySet().forEach(quantile -> parts.add(Part.quantile(quantile)));
            parts.add(Part.COUNT);
            parts.add(Part.SUM);
            long slotNanos = TimeUnit.SECONDS.toNanos(maxAgeSeconds) / ageBuckets;
            return new Summary(
                    family, handle, new Quantiles(wanted, List.copyOf(parts), schema, ageBuckets, slotNanos, clock));
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
