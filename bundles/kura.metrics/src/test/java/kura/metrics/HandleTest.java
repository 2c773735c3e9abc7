// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

/** Who made what, and what becomes of it. */
class HandleTest {

    private final MetricRegistry registry = MetricRegistry.create();

    @Test
    void whatIsSaidWithAHandleGoesWithIt() {
        var registry = MetricRegistry.create();
        var driver = registry.handle("driver");
        driver.remark("desk", "the chip does not answer");
        driver.remark("attic", "no bus is set");
        registry.remark("kura.sampler", "the period is wrong");
        driver.remark("attic", "");

        assertThat(registry.remarks())
                .containsExactly(
                        new Remark("desk", "the chip does not answer"),
                        new Remark("kura.sampler", "the period is wrong"));
        driver.close();
        driver.remark("desk", "too late");
        assertThat(registry.filter(any -> false).remarks())
                .containsExactly(new Remark("kura.sampler", "the period is wrong"));
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
    void refusesTheSameMetricWithOtherBucketsOrStates() {
        Histogram.builder().name("wait").classicUpperBounds(1).register(registry.handle("kitchen"));
        StateSet.builder().name("door").states("open").register(registry);

        assertThatThrownBy(() ->
                        Histogram.builder().name("wait").classicUpperBounds(2).register(registry.handle("cellar")))
                .hasMessage("metric wait of [kitchen] has other buckets, quantiles or states than cellar wants");
        assertThatThrownBy(() -> StateSet.builder().name("door").states("shut").register(registry))
                .hasMessageContaining("metric door of [main] has other");
    }

    private String page() {
        return new Page(registry, Naming.of("")).render();
    }
}
