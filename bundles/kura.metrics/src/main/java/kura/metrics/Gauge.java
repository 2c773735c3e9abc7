// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.function.DoubleSupplier;

/** A number that goes up and down. Without labels it is its own only series. */
public final class Gauge extends Metric<GaugeDataPoint> implements Timed {

    private Gauge(MetricFamily family, Handle handle) {
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

    /** Sets a gauge without labels to the seconds since 1970. */
    public void setToCurrentTime() {
        labelValues().setToCurrentTime();
    }

    /** The value of a gauge without labels. */
    public double get() {
        return labelValues().get();
    }

    /** Sets a gauge without labels to a duration, in seconds. */
    @Override
    public void record(double seconds) {
        set(seconds);
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
     * @throws IllegalStateException if there is such a callback already, or the series is somebody else's
     */
    public void callback(DoubleSupplier value, String... labelValues) {
        addCallback(Part.VALUE, value, labelValues);
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
        Gauge make(MetricFamily family, Handle handle) {
            return new Gauge(family, handle);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
