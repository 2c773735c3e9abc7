// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;

/** A number that goes up and down. Without labels it is its own only series. */
public final class Gauge extends Metric<GaugeDataPoint> {

    Gauge(MetricFamily family, Handle handle) {
        super(family, handle, GaugeDataPoint.class);
    }

    /** Describes a gauge; {@code register} makes it. */
    public static MetricBuilder<Gauge> builder() {
        return new MetricBuilder<>(MetricType.GAUGE, MetricRegistry::gauge);
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

    @Override
    List<Part> parts() {
        return Part.VALUE;
    }

    @Override
    GaugeDataPoint dataPoint(Handle owner, String[] values) {
        return new GaugeDataPoint(owner, values);
    }
}
