// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where all families stand, whoever made them. Its lock is held while something comes or goes, never for a value. */
final class Shelf {

    private final Map<String, MetricFamily> families = new TreeMap<>(); // guarded by this
    private final List<Collected> collectors = new CopyOnWriteArrayList<>();
    private final Set<Handle> remarking = ConcurrentHashMap.newKeySet(); // those with which something was said
    private final Consumer<String> warnings;
    private final Queue<String> unsaid = new ConcurrentLinkedQueue<>();
    private final Counter callbackErrors;
    private final Counter collectorErrors;
    private final Counter dropped;
    private volatile long structure;
    private volatile boolean asksOthers; // since there was first somebody to ask

    Shelf(Consumer<String> warnings) {
        this.warnings = warnings;
        var own = new Handle(this, "kura.metrics");
        callbackErrors =
                own.counter("metric_callback_errors", "Callbacks that failed; their lines were left out.", "metric");
        collectorErrors =
                own.counter("metric_collector_errors", "Collectors that failed; their series were left out.", "owner");
        dropped = own.counter(
                "metric_series_dropped",
                "How often a series was asked for that its metric had no room for; it is not shown.",
                "metric");
    }

    /** Does something while nobody else changes what stands here. */
    <R> R change(Supplier<R> what) {
        R result;
        synchronized (this) {
            result = what.get();
        }
        say();
        return result;
    }

    /** Says what there is to say; not while anybody could wait for that. */
    private void say() {
        while (!unsaid.isEmpty() && !Thread.holdsLock(this)) {
            String warning = unsaid.poll();
            if (warning != null) {
                warnings.accept(warning);
            }
        }
    }

    synchronized void changed() {
        structure++;
    }

    boolean asksOthers() {
        return asksOthers;
    }

    void askOthers() {
        asksOthers = true;
    }

    long structure() {
        return structure;
    }

    synchronized List<MetricFamily> families() {
        return families.values().stream().filter(family -> !family.isEmpty()).toList();
    }

    /** @param configuration what a metric has besides, which all of a family have alike; null if there is nothing */
    synchronized MetricFamily family(Handle handle, MetricDescriptor descriptor, Object configuration) {
        MetricFamily family = families.get(descriptor.name());
        if (family == null) {
            refuseClash(descriptor, handle);
            family = new MetricFamily(descriptor, configuration, this);
        }
        if (!family.agrees(configuration)) {
            throw new IllegalStateException("metric " + descriptor.name() + " of " + names(family)
                    + " has other buckets, quantiles or states than " + handle.name() + " wants");
        }
        if (!family.descriptor().equals(descriptor)) {
            throw new IllegalStateException("metric " + descriptor.name() + " is there already, made by "
                    + names(family) + ", with "
                    + family.descriptor().difference(descriptor) + "; " + handle.name() + " describes it with "
                    + descriptor.difference(family.descriptor()));
        }
        if (handle.isOpen()) { // else nobody would ever take it away again
            families.put(descriptor.name(), family);
            family.users().add(handle);
        }
        return family;
    }

    /** @param handle with which something was said or taken back */
    void remarked(Handle handle) {
        if (!handle.own().isEmpty()) {
            remarking.add(handle);
        }
        if (handle.own().isEmpty() || !handle.isOpen()) { // it may have been closed meanwhile
            remarking.remove(handle);
        }
    }

    List<Remark> remarks() {
        return remarking.stream()
                .flatMap(handle -> handle.own().stream())
                .sorted(Comparator.comparing(Remark::about))
                .toList();
    }

    void add(Collected collector) {
        asksOthers = true;
        collectors.add(collector);
        if (!collector.isOpen()) { // its handle was closed meanwhile
            collectors.remove(collector);
        }
    }

    /** Has all collectors look. No lock is held meanwhile that anybody else needs. */
    void collect() {
        collectors.forEach(Collected::collect);
    }

    /** Takes all series of a handle away, and the families that nobody uses any more. */
    void release(Handle handle) {
        remarking.remove(handle);
        collectors.removeIf(each -> !each.isOpen());
        change(() -> families.values().removeIf(family -> {
            family.removeIf(each -> each.owner() == handle);
            return leave(family, handle);
        }));
    }

    synchronized void leaveEmptyFamilies(Handle handle) {
        families.values().removeIf(family -> family.isEmpty() && leave(family, handle));
    }

    private static boolean leave(MetricFamily family, Handle handle) {
        return family.users().remove(handle) && family.users().isEmpty();
    }

    /** @param news what to tell an operator; null if he knows */
    void callbackFailed(MetricDescriptor metric, Throwable news) {
        callbackErrors.labelValues(metric.name()).inc();
        tell("a callback of metric " + metric.name(), news);
    }

    /** @param news what to tell an operator; null if he knows */
    void collectorFailed(Handle owner, Throwable news) {
        collectorErrors.labelValues(owner.name()).inc();
        tell("a collector of " + owner.name(), news);
    }

    private void tell(String what, Throwable news) {
        if (news != null) {
            unsaid.add(what + " failed, its lines are left out until it works again: " + news);
            say();
        }
    }

    void dropped(MetricDescriptor metric, int most, boolean first) {
        if (!metric.name().equals("metric_series_dropped")) { // else it would be counted again and again
            dropped.labelValues(metric.name()).inc();
        }
        if (first) {
            unsaid.add("metric " + metric.name() + " has " + most + " series, and no more are shown: is "
                    + metric.labelNames()
                    + " different every time? If it has to be so, allowSeries(5000) on the metric lets it");
        }
    }

    /** A counter {@code a} and a gauge {@code a_total} would be written under one name. */
    private void refuseClash(MetricDescriptor wanted, Handle handle) {
        for (MetricFamily family : families.values()) {
            MetricDescriptor other = family.descriptor();
            for (String suffix : wanted.type().suffixes()) {
                String name = wanted.name() + suffix;
                if (other.type().suffixes().stream().anyMatch(taken -> name.equals(other.name() + taken))) {
                    throw new IllegalStateException("metric " + wanted.name() + " of " + handle.name()
                            + " would be written as " + name + ", as "
                            + other.type().word() + " "
                            + other.name() + " of " + names(family) + " is");
                }
            }
        }
    }

    private static String names(MetricFamily family) {
        return family.users().stream().map(Handle::name).sorted().toList().toString();
    }
}
