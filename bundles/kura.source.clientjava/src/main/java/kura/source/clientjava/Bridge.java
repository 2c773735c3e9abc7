// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kura.metrics.Collected;
import kura.metrics.Collector;

/** Gives what a registry of client_java has. What cannot be shown costs only itself. */
final class Bridge implements Collector {

    private final String name;
    private final Supplier<MetricSnapshots> registry;
    private final Complaints complaints;

    /**
     * A bridge from one registry.
     *
     * @param name of the registry, for people
     * @param registry gives what the registry has
     * @param warnings hears what is not shown and why, once for each cause
     */
    Bridge(String name, Supplier<MetricSnapshots> registry, Consumer<String> warnings) {
        this.name = name;
        this.registry = registry;
        this.complaints = new Complaints(warnings);
    }

    @Override
    public void collect(Collected into) {
        families(scrape()).forEach((family, snapshots) -> new Family(family, snapshots)
                .give(into, cause -> complaints.add("metric " + family + " of client_java's " + name, cause)));
        complaints.end();
    }

    /** To client_java one collector that throws costs all of its registry; the SDK counts that, and shows nothing of it. */
    private MetricSnapshots scrape() {
        try {
            return registry.get();
        } catch (RuntimeException | Error e) { // an Error is most often of a bundle that was stopped
            complaints.addTo("client_java's " + name, "a collector failed: " + e);
            complaints.end();
            throw e;
        }
    }

    /** By name: several collectors may have the same, if their labels differ. */
    private static Map<String, List<MetricSnapshot>> families(MetricSnapshots snapshots) {
        return snapshots.stream()
                .flatMap(each -> each instanceof HistogramSnapshot histogram && histogram.isGaugeHistogram()
                        ? GaugeHistogram.gauges(histogram).stream()
                        : Stream.of(each))
                .collect(Collectors.groupingBy(
                        each -> each.getMetadata().getPrometheusName(), TreeMap::new, Collectors.toList()));
    }
}
