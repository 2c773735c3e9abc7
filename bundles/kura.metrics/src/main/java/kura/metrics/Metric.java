// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * What all metrics can do: hand out the series of a family by their label values.
 *
 * @param <D> the kind of series
 */
public abstract sealed class Metric<D extends Series>
        permits Counter, Gauge, Histogram, Info, StateSet, Summary, Untyped {

    private static final String[] NO_LABELS = {};

    private final MetricFamily family;
    private final Handle handle;
    private final Class<D> kind;
    private volatile D overflow; // for all that there is no room for

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
     * @throws IllegalStateException if the series belongs to another handle or is a callback; the message says which
     */
    public D labelValues(String... values) {
        D found = mine(family.find(values));
        return found == null ? make(values.clone()) : found;
    }

    /** As {@link #labelValues(String...)}, for one label: without an array for it. */
    public D labelValues(String value) {
        D found = mine(family.find(1, value, null, null));
        return found == null ? labelValues(new String[] {value}) : found;
    }

    /** As {@link #labelValues(String...)}, for two labels: without an array for them. */
    public D labelValues(String first, String second) {
        D found = mine(family.find(2, first, Objects.requireNonNull(second), null));
        return found == null ? labelValues(new String[] {first, second}) : found;
    }

    /** As {@link #labelValues(String...)}, for three labels: without an array for them. */
    public D labelValues(String first, String second, String third) {
        D found = mine(family.find(3, first, Objects.requireNonNull(second), Objects.requireNonNull(third)));
        return found == null ? labelValues(new String[] {first, second, third}) : found;
    }

    private D mine(Series found) {
        return found != null && found.owner() == handle && found.getClass() == kind ? kind.cast(found) : null;
    }

    private D make(String[] values) {
        Series made = family.series(handle, values, () -> dataPoint(handle, values));
        if (made == null) {
            if (overflow == null) {
                overflow = dataPoint(handle, values);
            }
            return overflow;
        }
        if (!kind.isInstance(made)) {
            throw new IllegalStateException("series " + family.descriptor().name() + made.labelValues()
                    + " is a callback; its value cannot be set");
        }
        return kind.cast(made);
    }

    final void addCallback(List<Part> parts, DoubleSupplier value, String... labelValues) {
        Objects.requireNonNull(value, "callback");
        family.callback(new CallbackSeries(handle, labelValues.clone(), parts, value, family), labelValues);
    }

    /**
     * Lets this metric have more series than the 1,000 that each may have: more are often a mistake, an address or a time in
     * a label, and would fill the memory. What is beyond that is one series that nobody sees, and how often it was asked
     * for is counted in {@code metric_series_dropped_total}.
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

    /** Takes those series of this handle away whose label values are so. */
    public void removeIf(Predicate<List<String>> unwanted) {
        for (Series each : family.series()) { // no lock is held while somebody else's code decides
            if (each.owner() == handle && unwanted.test(each.labelValues())) {
                family.remove(each);
            }
        }
    }

    /** Leaves this one series of all that this handle has in this family, at one moment. */
    final void replaceAll(String... values) {
        String[] kept = values.clone();
        family.replaceAll(handle, kept, () -> dataPoint(handle, kept));
    }

    /** Takes all series of this handle in this family away. */
    public void clear() {
        family.removeIf(each -> each.owner() == handle);
    }

    /** What starts at 0 and not when it is first used: then the first use is an increase that Prometheus sees. */
    final void start() {
        if (family.descriptor().labelNames().isEmpty()) {
            family.series(handle, NO_LABELS, () -> dataPoint(handle, NO_LABELS));
        }
    }

    abstract D dataPoint(Handle owner, String[] values);
}
