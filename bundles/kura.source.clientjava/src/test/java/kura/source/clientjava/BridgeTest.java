// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import kura.metrics.MetricRegistry;
import kura.metrics.Snapshot;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

class BridgeTest {

    private final PrometheusRegistry theirs = new PrometheusRegistry();
    private final MetricRegistry ours = MetricRegistry.create();
    private final MetricRegistry handle = ours.handle("bridge");
    private final Page page = new Page(ours, Naming.of("kura"));
    private final List<String> warnings = new ArrayList<>();

    BridgeTest() {
        handle.register(new Bridge("default registry", theirs::scrape, warnings::add));
    }

    @Test
    void goesWithItsHandle() {
        Gauge.builder().name("level").register(theirs).set(1);
        assertThat(page.render()).endsWith("kura_level 1.0\n");

        handle.close();
        assertThat(page.render()).isEmpty();
    }

    @Test
    void nativeBucketsComeAlong() {
        var histogram = Histogram.builder()
                .name("wait")
                .nativeOnly()
                .nativeInitialSchema(2)
                .register(theirs);
        for (double value : new double[] {-4, 0, 1, 1, 8}) {
            histogram.observe(value);
        }
        var now = new Snapshot();
        ours.collect();
        ours.families().get(0).series().get(0).read(now);

        var buckets = now.nativeHistogram();
        assertThat(buckets.schema()).isEqualTo(2);
        assertThat(buckets.zeroCount()).isEqualTo(1);
        assertThat(buckets.count()).isEqualTo(5);
        assertThat(buckets.negative().index(0)).isEqualTo(8);
        assertThat(List.of(buckets.positive().index(0), buckets.positive().index(1)))
                .containsExactly(0, 12);
        assertThat(buckets.positive().count(0)).isEqualTo(2);
    }

    @Test
    void aGaugeHistogramIsThreeGauges() {
        HistogramSnapshot queue = HistogramSnapshot.builder()
                .gaugeHistogram(true)
                .name("queue")
                .help("Who waits.")
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(Labels.of("door", "1"))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(
                                new double[] {1, Double.POSITIVE_INFINITY}, new long[] {3, 2}))
                        .sum(12.5)
                        .build())
                .build();
        theirs.register((Collector) () -> queue);

        assertThat(page.render()).isEqualTo("""
                        # HELP kura_queue_bucket Who waits.
                        # TYPE kura_queue_bucket gauge
                        kura_queue_bucket{door="1",le="+Inf"} 5.0
                        kura_queue_bucket{door="1",le="1.0"} 3.0
                        # HELP kura_queue_gcount Who waits.
                        # TYPE kura_queue_gcount gauge
                        kura_queue_gcount{door="1"} 5.0
                        # HELP kura_queue_gsum Who waits.
                        # TYPE kura_queue_gsum gauge
                        kura_queue_gsum{door="1"} 12.5
                        """);
    }

    @Test
    void seriesOfOneNameMayHaveOtherLabels() {
        Gauge.builder()
                .name("level")
                .labelNames("room")
                .register(theirs)
                .labelValues("hall")
                .set(1);
        assertThat(page.render()).endsWith("kura_level{room=\"hall\"} 1.0\n");

        Gauge.builder()
                .name("level")
                .labelNames("floor")
                .register(theirs)
                .labelValues("2")
                .set(2);
        assertThat(page.render()).endsWith("""
                        kura_level{room="hall"} 1.0
                        kura_level{floor="2"} 2.0
                        """);
    }

    @Test
    void aFamilyWhoseNameIsTakenCostsOnlyItselfAndIsSaidOnce() {
        ours.gauge("level", "Ours.").set(1);
        Gauge.builder().name("level").help("Theirs.").register(theirs).set(2);
        Counter.builder().name("reads").register(theirs).inc();

        for (int i = 0; i < 3; i++) {
            assertThat(page.render()).contains("kura_level 1.0\n", "kura_reads_total 1.0\n");
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("metric level of client_java's default registry is not shown: metric level is ")
                .contains("made by [main]");
    }

    @Test
    void anotherCauseIsSaidToo() {
        var mine = ours.handle("mine");
        mine.gauge("level", "Ours.").set(1);
        Gauge.builder().name("level").register(theirs).set(2);
        page.render();
        mine.close();
        assertThat(page.render()).isEqualTo("# TYPE kura_level gauge\nkura_level 2.0\n");
        assertThat(warnings).hasSize(1);

        theirs.clear();
        Gauge.builder()
                .name("level")
                .labelNames("日本")
                .register(theirs)
                .labelValues("1")
                .set(2);
        page.render();
        assertThat(page.render()).isEmpty();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1)).contains("label name '__' is not allowed");
    }

    @Test
    void aSeriesThatIsThereAlreadyCostsOnlyItself() {
        ours.gauge("level", "", "room").labelValues("hall").set(1);
        var level = Gauge.builder().name("level").labelNames("room").register(theirs);
        level.labelValues("hall").set(2);
        level.labelValues("attic").set(3);

        assertThat(page.render()).endsWith("kura_level{room=\"attic\"} 3.0\nkura_level{room=\"hall\"} 1.0\n");
        assertThat(warnings).singleElement().asString().contains("belongs to main");
    }

    @Test
    void aCollectorThatThrowsCostsTheirRegistryNotOursAndIsSaidOnceAndCounted() {
        boolean[] broken = {false};
        ours.gauge("level", "").set(1);
        Counter.builder().name("reads").register(theirs).inc();
        GaugeWithCallback.builder()
                .name("fragile")
                .callback(value -> {
                    if (broken[0]) {
                        throw new NoClassDefFoundError("gone");
                    }
                    value.call(1);
                })
                .register(theirs);
        assertThat(page.render()).contains("kura_fragile 1.0\n", "kura_reads_total 1.0\n");

        broken[0] = true;
        page.render();
        assertThat(page.render())
                .contains("kura_level 1.0\n", "kura_metric_collector_errors_total{owner=\"")
                .doesNotContain("fragile", "reads");
        assertThat(warnings)
                .containsExactly("client_java's default registry is not shown: a collector failed: "
                        + "java.lang.NoClassDefFoundError: gone");

        broken[0] = false;
        assertThat(page.render()).contains("kura_fragile 1.0\n", "kura_reads_total 1.0\n");
    }

    @Test
    void aFamilyHasAThousandSeriesAtMost() {
        var visits = Counter.builder().name("visits").labelNames("address").register(theirs);
        for (int i = 0; i < 1005; i++) {
            visits.labelValues("10.0.0." + i).inc();
        }

        assertThat(page.render().lines().filter(line -> line.startsWith("kura_visits_total{")))
                .hasSize(1000);
        assertThat(page.render()).contains("kura_metric_series_dropped_total{metric=\"visits\"}");
        assertThat(warnings).isEmpty(); // the SDK has said it
    }
}
