// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import kura.metrics.Collected;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricType;

/**
 * All that client_java has under one name, as a family of ours. There a series has the labels it likes; with us all have the
 * same, and those that it lacks are empty, which to Prometheus is no label.
 */
final class Family {

    private final String name;
    private final List<MetricSnapshot> snapshots;
    private final List<String> labelNames;

    /** Snapshots of that name, which is what {@code getPrometheusName} calls them. */
    Family(String name, List<MetricSnapshot> snapshots) {
        this.name = name;
        this.snapshots = snapshots;
        labelNames = labelNames(snapshots);
    }

    /** Gives all series that can be given; of the others it says why not. */
    void give(Collected into, Consumer<String> refused) {
        for (MetricSnapshot snapshot : snapshots) {
            var distributions = new Distributions();
            attempt(refused, () -> {
                MetricDescriptor metric = descriptor(snapshot);
                for (DataPointSnapshot point : snapshot.getDataPoints()) {
                    attempt(refused, () -> give(metric, point, Numbers.of(point, distributions), into));
                }
            });
        }
    }

    private void give(MetricDescriptor metric, DataPointSnapshot point, Numbers numbers, Collected into) {
        if (!numbers.parts().isEmpty()) { // a summary may have nothing to say yet
            into.add(
                    metric,
                    labelValues(point.getLabels()),
                    numbers.parts(),
                    numbers.values(),
                    numbers.nativeHistogram(),
                    point.hasCreatedTimestamp() ? point.getCreatedTimestampMillis() : 0);
        }
    }

    private static void attempt(Consumer<String> refused, Runnable give) {
        try {
            give.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            refused.accept(e.getMessage());
        }
    }

    private MetricDescriptor descriptor(MetricSnapshot snapshot) {
        MetricType type = type(snapshot);
        String help = snapshot.getMetadata().getHelp();
        return new MetricDescriptor(
                type, name, help == null ? "" : help, unit(type, snapshot.getMetadata()), labelNames, null);
    }

    /** Only what the name ends with, so that the name stays as it is; an info and a state set have none with us. */
    private String unit(MetricType type, MetricMetadata metadata) {
        if (!metadata.hasUnit() || type == MetricType.INFO || type == MetricType.STATESET) {
            return "";
        }
        String unit = PrometheusNaming.prometheusName(metadata.getUnit().toString());
        return name.endsWith("_" + unit) ? unit : "";
    }

    private static MetricType type(MetricSnapshot snapshot) {
        if (snapshot instanceof CounterSnapshot) {
            return MetricType.COUNTER;
        }
        if (snapshot instanceof GaugeSnapshot) {
            return MetricType.GAUGE;
        }
        if (snapshot instanceof HistogramSnapshot) {
            return MetricType.HISTOGRAM;
        }
        if (snapshot instanceof SummarySnapshot) {
            return MetricType.SUMMARY;
        }
        if (snapshot instanceof InfoSnapshot) {
            return MetricType.INFO;
        }
        return snapshot instanceof StateSetSnapshot ? MetricType.STATESET : MetricType.UNTYPED;
    }

    private static List<String> labelNames(List<MetricSnapshot> snapshots) {
        var names = new TreeSet<String>();
        for (MetricSnapshot snapshot : snapshots) {
            for (DataPointSnapshot point : snapshot.getDataPoints()) {
                for (int i = 0; i < point.getLabels().size(); i++) {
                    names.add(point.getLabels().getPrometheusName(i));
                }
            }
        }
        return List.copyOf(names);
    }

    private List<String> labelValues(Labels labels) {
        String[] values = new String[labelNames.size()];
        Arrays.fill(values, "");
        for (int i = 0; i < labels.size(); i++) {
            values[labelNames.indexOf(labels.getPrometheusName(i))] = labels.getValue(i);
        }
        return List.of(values);
    }
}
