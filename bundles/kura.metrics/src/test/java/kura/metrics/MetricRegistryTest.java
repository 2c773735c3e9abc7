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

class MetricRegistryTest {

    private final List<String> warnings = new ArrayList<>();
    private final MetricRegistry registry = MetricRegistry.create(warnings::add);

    @Test
    void givesTheSameSeriesForTheSameLabelValues() {
        registry.counter("reads", "Reads.", "sensor").labelValues("a").inc();
        registry.counter("reads", "Reads.", "sensor").labelValues("a").inc(2);

        assertThat(page()).contains("reads_total{sensor=\"a\"} 3.0\n");
    }

    @Test
    void aGaugeGoesUpAndDown() {
        var gauge = registry.gauge("level", "Level.");
        gauge.set(5);
        gauge.inc();
        gauge.inc(2.5);
        gauge.dec();
        gauge.dec(0.5);

        assertThat(page()).endsWith("level 7.0\n");
    }

    @Test
    void refusesAStateSetWithoutStates() {
        var builder = StateSet.builder().name("door");

        assertThatThrownBy(() -> builder.register(registry)).hasMessage("state set door has no states");
    }

    @Test
    void aStateSetKnowsItsStates() {
        var states = StateSet.builder().name("door").states("open", "locked").register(registry);
        states.setTrue("locked");
        states.setTrue("open");
        states.setFalse("open");

        assertThat(page()).isEqualTo("# TYPE door gauge\ndoor{door=\"locked\"} 1\ndoor{door=\"open\"} 0\n");
        assertThatThrownBy(() -> states.setTrue("ajar"))
                .hasMessage("there is no state 'ajar'; allowed are [locked, open]");
    }

    @Test
    void anInfoSaysTheLastThingOnly() {
        var info = Info.builder().name("build").labelNames("version").register(registry);
        info.setLabelValues("1");
        info.setLabelValues("2");

        assertThat(page()).isEqualTo("# TYPE build_info gauge\nbuild_info{version=\"2\"} 1\n");
    }

    @Test
    void aCounterRefusesToShrink() {
        var counter = registry.counter("reads", "Reads.");

        assertThatThrownBy(() -> counter.inc(-1)).hasMessageContaining("cannot grow by -1.0");
        assertThatThrownBy(() -> counter.inc(Double.NaN)).hasMessageContaining("cannot grow by NaN");
    }

    @Test
    void refusesNamesThatPrometheusWouldRefuse() {
        assertThatThrownBy(() -> registry.gauge("room temperature", ""))
                .hasMessageContaining("metric name 'room temperature' is not allowed; allowed are letters");
        assertThatThrownBy(() -> registry.gauge("level", "", "__room"))
                .hasMessageContaining("label name '__room' is not allowed");
        assertThatThrownBy(() -> registry.gauge("level", "", "room", "room")).hasMessageContaining("twice");
        assertThatThrownBy(() -> Histogram.builder().name("h").labelNames("le").register(registry))
                .hasMessage("label name 'le' is not allowed; each histogram has one of its own");
        assertThatThrownBy(
                        () -> Summary.builder().name("s").labelNames("quantile").register(registry))
                .hasMessage("label name 'quantile' is not allowed; each summary has one of its own");
        assertThatThrownBy(() -> StateSet.builder().name("s").labelNames("s").register(registry))
                .hasMessage("label name 's' is not allowed; each stateset has one of its own");
        assertThatThrownBy(() -> Info.builder().name("i").unit("meters").register(registry))
                .hasMessage("i_meters cannot have the unit 'meters'; one of type info has none");
    }

    @Test
    void refusesAsManyLabelValuesAsThereAreNoNamesFor() {
        var gauge = registry.gauge("level", "", "room");

        assertThatThrownBy(() -> gauge.labelValues("a", "b")).hasMessageContaining("level has the labels [room]");
    }

    @Test
    void sharesFamiliesBetweenHandlesThatDescribeThemAlike() {
        registry.handle("kitchen")
                .gauge("level", "Level.", "room")
                .labelValues("kitchen")
                .set(1);
        registry.handle("cellar")
                .gauge("level", "Level.", "room")
                .labelValues("cellar")
                .set(2);

        assertThat(page()).isEqualTo("""
                        # HELP level Level.
                        # TYPE level gauge
                        level{room="cellar"} 2.0
                        level{room="kitchen"} 1.0
                        """);
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
    void aCounterWithoutLabelsIsThereFromTheStart() {
        registry.counter("starts", "");
        registry.counter("visits", "", "door");
        registry.gauge("level", "");

        assertThat(page()).isEqualTo("# TYPE starts_total counter\nstarts_total 0.0\n");
    }

    @Test
    void aUnitEndsTheNameSaidOrNot() {
        Gauge.builder().name("depth").unit("meters").register(registry).set(1);
        Counter.builder().name("pumped_liters_total").unit("liters").register(registry);

        assertThat(page()).contains("depth_meters 1.0\n", "pumped_liters_total 0.0\n");
    }

    @Test
    void labelNamesMayBeGivenInAnyOrder() {
        registry.gauge("level", "", "room", "floor").labelValues("hall", "1").set(3);

        assertThat(page()).endsWith("level{floor=\"1\",room=\"hall\"} 3.0\n");
    }

    @Test
    void refusesAFamilyThatIsDescribedInAnotherWayAndNamesItsOwner() {
        registry.handle("kitchen").gauge("level", "Level.");

        assertThatThrownBy(() -> registry.handle("cellar").gauge("level", "Other."))
                .hasMessage("metric level is there already, made by [kitchen], with help 'Level.'; "
                        + "cellar describes it with help 'Other.'");
    }

    @Test
    void refusesAFamilyThatWouldBeWrittenUnderTheNameOfAnother() {
        registry.handle("kitchen").counter("reads", "");
        registry.histogram("wait", "");

        assertThatThrownBy(() -> registry.gauge("wait_count", ""))
                .hasMessageContaining("would be written as wait_count");
        assertThatThrownBy(() -> registry.handle("cellar").gauge("reads_total", ""))
                .hasMessageContaining(
                        "metric reads_total of cellar would be written as reads_total, as counter reads of")
                .hasMessageContaining("[kitchen]");
    }

    @Test
    void refusesTheSeriesOfAnotherHandleAndNamesBoth() {
        registry.handle("kitchen").gauge("level", "", "room").labelValues("1");

        assertThatThrownBy(() ->
                        registry.handle("cellar").gauge("level", "", "room").labelValues("1"))
                .hasMessage("series level[1] belongs to kitchen; cellar cannot have it too");
    }

    @Test
    void aClosedHandleTakesItsSeriesAlongAndNothingElse() {
        var kitchen = registry.handle("kitchen");
        var oven = kitchen.gauge("level", "", "room").labelValues("kitchen");
        registry.gauge("level", "", "room").labelValues("hall").set(4);

        kitchen.close();
        oven.set(9);
        kitchen.gauge("level", "", "room").labelValues("kitchen").set(9);

        assertThat(page()).isEqualTo("# TYPE level gauge\nlevel{room=\"hall\"} 4.0\n");
    }

    @Test
    void aNameIsFreeForAnotherUseWhenItsLastHandleIsClosed() {
        var old = registry.handle("version 1");
        old.gauge("level", "Old.").set(1);
        old.close();

        registry.handle("version 2").counter("level", "New.").inc();

        assertThat(page()).isEqualTo("# HELP level_total New.\n# TYPE level_total counter\nlevel_total 1.0\n");
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
    void refusesTheSameMetricWithOtherBucketsOrStates() {
        Histogram.builder().name("wait").classicUpperBounds(1).register(registry.handle("kitchen"));
        StateSet.builder().name("door").states("open").register(registry);

        assertThatThrownBy(() ->
                        Histogram.builder().name("wait").classicUpperBounds(2).register(registry.handle("cellar")))
                .hasMessage("metric wait of [kitchen] has other buckets, quantiles or states than cellar wants");
        assertThatThrownBy(() -> StateSet.builder().name("door").states("shut").register(registry))
                .hasMessageContaining("metric door of [main] has other");
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
    void aScaleIsForWhatCanBeScaled() {
        assertThatThrownBy(
                        () -> Histogram.builder().name("wait").plain("w", 1000).register(registry))
                .hasMessage("factor 1000.0 of w is not allowed for type histogram");
        assertThatThrownBy(() -> Counter.builder().name("reads").plain("r", -1).register(registry))
                .hasMessageContaining("factor -1.0");
    }

    @Test
    void aCallbackThatIsNoCountIsAFailedOne() {
        double[] count = {-1};
        registry.counter("reads", "").callback(() -> count[0]);

        assertThat(page()).doesNotContain("reads_total -1").doesNotContain("reads_total 0");
        count[0] = 3;
        assertThat(page()).contains("reads_total 3.0\n");
    }

    @Test
    void aCallbackIsAskedWhenSomebodyLooks() {
        double[] level = {1};
        registry.gauge("level", "", "room").callback(() -> level[0], "a");
        level[0] = 2;

        assertThat(page()).endsWith("level{room=\"a\"} 2.0\n");
    }

    @Test
    void aCallbackIsNotAskedForValuesThatAreSet() {
        var gauge = registry.gauge("level", "", "room");
        gauge.callback(() -> 1, "a");

        assertThatThrownBy(() -> gauge.labelValues("a"))
                .hasMessage("series level[a] is a callback; its value cannot be set");
        assertThatThrownBy(() -> gauge.callback(() -> 2, "a"))
                .hasMessage("series level[a] is there already; it belongs to main");
        registry.counter("uptime_seconds", "").callback(() -> 60);
        assertThat(page()).endsWith("uptime_seconds_total 60.0\n");
    }

    @Test
    void aFailingCallbackCostsOnlyItsOwnLineAndIsCounted() {
        var gauge = registry.gauge("level", "", "room");
        gauge.callback(
                () -> {
                    throw new IllegalStateException("stopped");
                },
                "a");
        gauge.callback(
                () -> {
                    throw new NoClassDefFoundError("gone");
                },
                "c");
        gauge.labelValues("b").set(2);

        assertThat(page()).isEqualTo("# TYPE level gauge\nlevel{room=\"b\"} 2.0\n");
        assertThat(page()).contains("metric_callback_errors_total{metric=\"level\"} 4.0\n");
        assertThat(warnings)
                .containsExactly(
                        "a callback of metric level failed, its lines are left out until it works again: "
                                + "java.lang.IllegalStateException: stopped",
                        "a callback of metric level failed, its lines are left out until it works again: "
                                + "java.lang.NoClassDefFoundError: gone");
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
