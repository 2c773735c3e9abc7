// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts values and adds them up. Without labels it is its own only series. */
public final class Summary extends Metric<Summary.DataPoint> {

    Summary(MetricFamily family, Handle handle) {
        super(family, handle, DataPoint.class);
    }

    /** Describes a summary; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Counts a value in a summary without labels. */
    public void observe(double value) {
        labelValues().observe(value);
    }

    @Override
    DataPoint dataPoint(Handle owner, String[] values) {
        return new DataPoint(owner, values);
    }

    /** One series of a summary. All methods may be called from any thread; none waits. */
    public static final class DataPoint extends Series {

        private static final List<Part> PARTS =
                List.of(new Part("_count", "", "", true), new Part("_sum", "", "", false));

        private final LongAdder count = new LongAdder();
        private final DoubleAdder sum = new DoubleAdder();

        private DataPoint(Handle owner, String[] labelValues) {
            super(owner, labelValues);
        }

        /** Counts a value. */
        public void observe(double value) {
            count.increment();
            sum.add(value);
        }

        @Override
        public List<Part> parts() {
            return PARTS;
        }

        @Override
        public void read(double[] numbers) {
            numbers[0] = count.sum();
            numbers[1] = sum.sum();
        }
    }

    /** Describes a summary step by step. */
    public static final class Builder extends MetricBuilder<Builder, Summary> {

        private Builder() {
            super(MetricType.SUMMARY);
        }

        @Override
        public Summary register(MetricRegistry registry) {
            return registry.summary(descriptor());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
