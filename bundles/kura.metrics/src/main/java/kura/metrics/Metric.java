// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * What all metrics can do: hand out the series of a family by their label values.
 *
 * @param <D> the kind of series
 */
public abstract sealed class Metric<D extends Series> permits Counter, Gauge, Histogram, Info, StateSet, Summary {

    private final MetricFamily family;
    private final Handle handle;
    private final Class<D> kind;

    Metric(MetricFamily family, Handle handle, Class<D> kind) {
        this.family = family;
        this.handle = handle;
        this.kind = kind;
    }

    /**
     * The series with these label values, made when first asked for. Keep it where it is updated often.
     *
     * @param values as many as there are label names, in their order
     * @throws IllegalArgumentException if there are more or fewer
     * @throws IllegalStateException if the series belongs to another handle; the message names both
     */
    public D labelValues(String... values) {
        return kind.cast(family.series(handle, values, this::dataPoint));
    }

    void callback(List<Part> parts, DoubleSupplier value, String... labelValues) {
        family.callback(handle, labelValues, parts, value);
    }

    /**
     * Lets this metric have more series than the 1,000 that each may have: more are often a mistake, an address or a time in
     * a label, and would fill the memory. What is beyond that can be used but is not shown, and counted in
     * {@code metric_series_dropped_total}.
     *
     * @param most of all bundles together; never fewer than somebody else allowed
     */
    public void allowSeries(int most) {
        family.allow(most);
    }

    /** Takes the series with these label values away, if it is there and belongs to this handle. */
    public void remove(String... values) {
        family.remove(handle, values);
    }

    /** Takes all series of this handle in this family away. */
    public void clear() {
        family.removeAll(handle);
    }

    abstract D dataPoint(Handle owner, String[] values);
}
