// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import kura.metrics.Part;

/**
 * A histogram whose buckets go up and down is three gauges: {@code _bucket}, {@code _gcount} and {@code _gsum}. Those are the
 * series that Prometheus makes of one in OpenMetrics, the only text that has a word for it; its native buckets are lost.
 */
final class GaugeHistogram {

    private final GaugeSnapshot.Builder buckets;
    private final GaugeSnapshot.Builder counts;
    private final GaugeSnapshot.Builder sums;

    private GaugeHistogram(MetricMetadata metadata) {
        buckets = gauge("_bucket", metadata);
        counts = gauge("_gcount", metadata);
        sums = gauge("_gsum", metadata);
    }

    static List<MetricSnapshot> gauges(HistogramSnapshot histogram) {
        var gauges = new GaugeHistogram(histogram.getMetadata());
        histogram.getDataPoints().forEach(gauges::add);
        return List.of(gauges.buckets.build(), gauges.counts.build(), gauges.sums.build());
    }

    private void add(HistogramDataPointSnapshot point) {
        Numbers numbers = new Distributions().histogram(point);
        for (int i = 0; i < numbers.parts().size(); i++) {
            Part part = numbers.parts().get(i);
            double value = numbers.values()[i];
            if (part.equals(Part.COUNT)) {
                counts.dataPoint(gauge(point.getLabels(), value));
            } else if (part.equals(Part.SUM)) {
                sums.dataPoint(gauge(point.getLabels(), value));
            } else {
                buckets.dataPoint(gauge(point.getLabels().add(part.labelName(), part.labelValue()), value));
            }
        }
    }

    private static GaugeSnapshot.Builder gauge(String suffix, MetricMetadata metadata) {
        var gauge = GaugeSnapshot.builder().name(metadata.getName() + suffix);
        return metadata.getHelp() == null ? gauge : gauge.help(metadata.getHelp());
    }

    private static GaugeDataPointSnapshot gauge(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
