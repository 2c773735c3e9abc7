// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

/** Values that are asked for when somebody looks. */
class CallbackTest {

    private final List<String> warnings = new ArrayList<>();
    private final MetricRegistry registry = MetricRegistry.create(warnings::add);

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

    private String page() {
        return new Page(registry, Naming.of("")).render();
    }
}
