// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;

/** A number that only grows. Without labels it is its own only series. */
public final class Counter extends Metric<CounterDataPoint> {

    Counter(MetricFamily family, Handle handle) {
        super(family, handle, CounterDataPoint.class);
    }

    /** Describes a counter; {@code register} makes it. */
    public static MetricBuilder<Counter> builder() {
        return new MetricBuilder<>(MetricType.COUNTER, MetricRegistry::counter);
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

    @Override
    List<Part> parts() {
        return Part.TOTAL;
    }

    @Override
    CounterDataPoint dataPoint(Handle owner, String[] values) {
        return new CounterDataPoint(owner, values);
    }
}
