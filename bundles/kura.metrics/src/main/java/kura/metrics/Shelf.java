// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Where all families stand, whoever made them. Its lock is held while something comes or goes, never for a value. */
final class Shelf {

    private final Map<String, MetricFamily> families = new TreeMap<>(); // guarded by this
    private final Handle own = new Handle(this, "kura.metrics");
    private volatile long structure;

    /** Does something while nobody else changes what stands here. */
    synchronized <R> R change(Supplier<R> what) {
        return what.get();
    }

    synchronized void changed() {
        structure++;
    }

    long structure() {
        return structure;
    }

    synchronized List<MetricFamily> families() {
        return families.values().stream()
                .filter(family -> !family.series().isEmpty())
                .toList();
    }

    synchronized MetricFamily family(Handle handle, MetricDescriptor descriptor) {
        MetricFamily family = families.get(descriptor.name());
        if (family == null) {
            family = new MetricFamily(descriptor, this);
            refuseClash(descriptor, handle);
        }
        if (!family.descriptor().equals(descriptor)) {
            throw new IllegalStateException("metric " + descriptor.name() + " is "
                    + family.descriptor() + " of " + names(family) + "; "
                    + handle.name() + " describes it as " + descriptor);
        }
        if (handle.isOpen()) { // else nobody would ever take it away again
            families.put(descriptor.name(), family);
            family.users().add(handle);
        }
        return family;
    }

    /** Takes all series of a handle away, and the families that nobody uses any more. */
    synchronized void release(Handle handle) {
        families.values().removeIf(family -> {
            family.removeAll(handle);
            family.users().remove(handle);
            return family.users().isEmpty();
        });
    }

    void callbackFailed(MetricDescriptor descriptor) {
        own.counter("metric_callback_errors", "Callbacks that failed; their lines were left out.", "metric")
                .labelValues(descriptor.name())
                .inc();
    }

    /** A counter {@code a} and a gauge {@code a_total} would be written under one name. */
    private void refuseClash(MetricDescriptor wanted, Handle handle) {
        for (MetricFamily other : families.values()) {
            if (shown(other.descriptor()).equals(shown(wanted))) {
                throw new IllegalStateException("metric " + wanted.name() + " of " + handle.name()
                        + " would be written as " + shown(wanted) + " like " + other.descriptor() + " of "
                        + names(other));
            }
        }
    }

    private static String shown(MetricDescriptor metric) {
        return metric.name() + metric.type().suffix();
    }

    void dropped(MetricDescriptor descriptor) {
        own.counter("metric_series_dropped", "Series that are not shown because their metric has too many.", "metric")
                .labelValues(descriptor.name())
                .inc();
    }

    private static String names(MetricFamily family) {
        return family.users().stream().map(Handle::name).sorted().toList().toString();
    }
}
