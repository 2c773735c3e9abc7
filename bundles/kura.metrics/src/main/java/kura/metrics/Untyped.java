// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.function.DoubleSupplier;

/** A number of which nobody knows whether it is a counter or a gauge, from elsewhere. Without labels it is its own only series. */
public final class Untyped extends Metric<GaugeDataPoint> {

    private Untyped(MetricFamily family, Handle handle) {
        super(family, handle, GaugeDataPoint.class);
    }

    /** Describes an untyped metric; {@code register} makes it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Sets the value of one without labels. */
    public void set(double value) {
        labelValues().set(value);
    }

    /** As {@link Gauge#callback}. */
    public void callback(DoubleSupplier value, String... labelValues) {
        addCallback(Part.VALUE, value, labelValues);
    }

    @Override
    GaugeDataPoint dataPoint(Handle owner, String[] values) {
        return new GaugeDataPoint(owner, values);
    }

    /** Describes an untyped metric step by step. */
    public static final class Builder extends MetricBuilder<Builder, Untyped> {

        private Builder() {
            super(MetricType.UNTYPED);
        }

        @Override
        Untyped make(MetricFamily family, Handle handle) {
            return new Untyped(family, handle);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
