// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the official client has instead of an untyped metric: a collector of snapshots. */
final class OfficialUnknown implements Collector {

    private final Described metric;
    private final Map<List<String>, Double> numbers = new HashMap<>();

    OfficialUnknown(Described metric) {
        this.metric = metric;
    }

    void set(String[] labelValues, double number) {
        numbers.put(List.of(labelValues), number);
    }

    void remove(String[] labelValues) {
        numbers.remove(List.of(labelValues));
    }

    @Override
    public MetricSnapshot collect() {
        String name = metric.unit().isEmpty() ? metric.name() : metric.name() + "_" + metric.unit();
        var snapshot = UnknownSnapshot.builder().name(name);
        if (!metric.help().isEmpty()) {
            snapshot.help(metric.help());
        }
        if (!metric.unit().isEmpty()) {
            snapshot.unit(new Unit(metric.unit()));
        }
        numbers.forEach((values, number) -> snapshot.dataPoint(UnknownDataPointSnapshot.builder()
                .labels(Labels.of(metric.labelNamesArray(), values.toArray(String[]::new)))
                .value(number)
                .build()));
        return snapshot.build();
    }
}
