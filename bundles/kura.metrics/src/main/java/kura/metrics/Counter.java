// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.function.DoubleSupplier;

/** A number that only grows. Without labels it is its own only series, and 0 from the start. */
public final class Counter extends Metric<CounterDataPoint> {

    private Counter(MetricFamily family, Handle handle) {
        super(family, handle, CounterDataPoint.class);
        start();
    }

    /** Describes a counter; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Adds 1 to a counter without labels. */
    public void inc() {
        labelValues().inc();
    }

    /**
     * Adds to a counter without labels.
     *
     * @throws IllegalArgumentException if the amount is negative or NaN
     */
    public void inc(double amount) {
        labelValues().inc(amount);
    }

    /** The value of a counter without labels. */
    public double get() {
        return labelValues().get();
    }

    /**
     * Has the value of a series asked for whenever somebody looks at it. A callback that throws costs its own line only.
     *
     * @param value must not wait: who looks waits with it
     * @param labelValues as for {@link #labelValues}
     * @throws IllegalStateException if there is such a callback already, or the series is somebody else's
     */
    public void callback(DoubleSupplier value, String... labelValues) {
        addCallback(Part.TOTAL, value, labelValues);
    }

    @Override
    CounterDataPoint dataPoint(Handle owner, String[] values) {
        return new CounterDataPoint(owner, values);
    }

    /** Describes a counter step by step. */
    public static final class Builder extends MetricBuilder<Builder, Counter> {

        private Builder() {
            super(MetricType.COUNTER);
        }

        @Override
        Counter make(MetricFamily family, Handle handle) {
            return new Counter(family, handle);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
