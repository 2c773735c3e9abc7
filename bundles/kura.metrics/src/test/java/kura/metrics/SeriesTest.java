// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

/** Series that are found, come and go. */
class SeriesTest {

    private final List<String> warnings = new ArrayList<>();
    private final MetricRegistry registry = MetricRegistry.create(warnings::add);

    @Test
    void givesTheSameSeriesForTheSameLabelValues() {
        registry.counter("reads", "Reads.", "sensor").labelValues("a").inc();
        registry.counter("reads", "Reads.", "sensor").labelValues("a").inc(2);

        assertThat(page()).contains("reads_total{sensor=\"a\"} 3.0\n");
    }

    @Test
    void refusesAsManyLabelValuesAsThereAreNoNamesFor() {
        var gauge = registry.gauge("level", "", "room");

        assertThatThrownBy(() -> gauge.labelValues("a", "b")).hasMessageContaining("level has the labels [room]");
    }

    @Test
    void findsEachOfManySeriesWhileTheyComeAndGo() {
        var gauge = registry.gauge("level", "", "row", "column");
        for (int turn = 0; turn < 3; turn++) {
            for (int i = 0; i < 900; i++) {
                gauge.labelValues("" + i / 30, "" + i % 30).set(i);
            }
            for (int i = turn; i < 900; i += 3) {
                gauge.remove("" + i / 30, "" + i % 30);
            }
            for (int i = 0; i < 900; i++) {
                String line = "level{column=\"" + i % 30 + "\",row=\"" + i / 30 + "\"} " + (double) i + "\n";
                if (i % 3 == turn) {
                    assertThat(page()).doesNotContain(line);
                } else {
                    assertThat(gauge.labelValues("" + i / 30, "" + i % 30).get())
                            .isEqualTo(i);
                }
            }
        }
    }

    @Test
    void labelNamesMayBeGivenInAnyOrder() {
        registry.gauge("level", "", "room", "floor").labelValues("hall", "1").set(3);

        assertThat(page()).endsWith("level{floor=\"1\",room=\"hall\"} 3.0\n");
    }

    @Test
    void seriesCanBeTakenAwayOneByOneOrAllTogether() {
        var gauge = registry.gauge("level", "", "room");
        gauge.labelValues("a").set(1);
        gauge.labelValues("b").set(2);

        gauge.labelValues("c").set(3);

        gauge.remove("a");
        assertThat(page()).doesNotContain("room=\"a\"").contains("room=\"b\"");
        gauge.removeIf(values -> values.get(0).equals("b"));
        assertThat(page()).isEqualTo("# TYPE level gauge\nlevel{room=\"c\"} 3.0\n");
        gauge.clear();
        assertThat(page()).isEmpty();
    }

    @Test
    void aMetricHasAThousandSeriesAtMostUnlessItIsAllowedMore() {
        var visits = registry.counter("visits", "", "address");
        for (int i = 0; i < 1005; i++) {
            visits.labelValues("10.0.0." + i).inc();
        }
        assertThat(page().lines().filter(line -> line.startsWith("visits_total")))
                .hasSize(1000);
        assertThat(page()).contains("metric_series_dropped_total{metric=\"visits\"} 5.0\n");
        assertThat(warnings)
                .containsExactly("metric visits has 1000 series, and no more are shown: is [address] different every "
                        + "time? If it has to be so, allowSeries(5000) on the metric lets it");

        visits.allowSeries(1001);
        visits.labelValues("10.0.0.1004").inc();
        visits.labelValues("10.0.0.1003").inc();
        assertThat(page())
                .contains("visits_total{address=\"10.0.0.1004\"} 1.0\n")
                .doesNotContain("0.0.1003");
    }

    @Test
    void anyNumberOfMetricsMayHaveTooManySeries() {
        for (int metric = 0; metric < 1010; metric++) {
            var visits = registry.counter("visits_" + metric, "", "address");
            for (int i = 0; i < 1001; i++) {
                visits.labelValues("" + i);
            }
            visits.clear();
        }

        assertThat(warnings).hasSize(1011).last().asString().contains("visits_1009");
    }

    @Test
    void nobodyWaitsForThePredicateOrTheWarningOfAnother() throws Exception {
        var gauge = registry.gauge("level", "", "room");
        gauge.labelValues("a").set(1);
        var other = Executors.newSingleThreadExecutor();
        try {
            gauge.removeIf(values -> {
                try {
                    return other.submit(() -> gauge.labelValues("new").get() == 0)
                            .get(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(page()).contains("room=\"new\"").doesNotContain("room=\"a\"");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void noUpdateIsLostAndNoLineTornWhileSeriesComeAndGo() throws Exception {
        var counter = registry.counter("updates", "");
        var pages = new Page(registry, Naming.of(""));
        var stop = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(4);
        threads.submit(() -> {
            for (int i = 0; stop.getCount() > 0; i++) {
                var guest = registry.handle("guest");
                guest.gauge("level", "", "room").labelValues("room" + i % 7).set(i);
                guest.close();
            }
        });
        var updates = IntStream.range(0, 2)
                .mapToObj(
                        each -> threads.submit(() -> IntStream.range(0, 100_000).forEach(i -> counter.inc())))
                .toList();
        while (!updates.stream().allMatch(each -> each.isDone())) {
            assertThat(pages.render().lines())
                    .allMatch(line ->
                            line.matches("# TYPE .*|updates_total [\\d.E]+|level\\{room=\"room\\d\"} [\\d.E]+"));
        }
        stop.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(page()).isEqualTo("# TYPE updates_total counter\nupdates_total 200000.0\n");
    }

    private String page() {
        return new Page(registry, Naming.of("")).render();
    }
}
