// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.function.DoubleSupplier;

/** A number that goes up and down. Without labels it is its own only series. */
public final class Gauge extends Metric<GaugeDataPoint> {

    Gauge(MetricFamily family, Handle handle) {
        super(family, handle, GaugeDataPoint.class);
    }

    /** Describes a gauge; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Sets the value of a gauge without labels. */
    public void set(double value) {
        labelValues().set(value);
    }

    /** Adds 1 to a gauge without labels. */
    public void inc() {
        labelValues().inc();
    }

    /** Adds to a gauge without labels. */
    public void inc(double amount) {
        labelValues().inc(amount);
    }

    /** Takes 1 away from a gauge without labels. */
    public void dec() {
        labelValues().dec();
    }

    /** Takes away from a gauge without labels. */
    public void dec(double amount) {
        labelValues().dec(amount);
    }

    /**
     * Has the value of a series asked for whenever somebody looks at it. A callback that throws costs its own line only.
     *
     * @param value must not wait: who looks waits with it
     * @param labelValues as for {@link #labelValues}
     * @throws IllegalStateException if there is such a series already
     */
    public void callback(DoubleSupplier value, String... labelValues) {
        callback(Part.VALUE, value, labelValues);
    }

    @Override
    GaugeDataPoint dataPoint(Handle owner, String[] values) {
        return new GaugeDataPoint(owner, values);
    }

    /** Describes a gauge step by step. */
    public static final class Builder extends MetricBuilder<Builder, Gauge> {

        private Builder() {
            super(MetricType.GAUGE);
        }

        @Override
        public Gauge register(MetricRegistry registry) {
            return registry.gauge(descriptor());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
