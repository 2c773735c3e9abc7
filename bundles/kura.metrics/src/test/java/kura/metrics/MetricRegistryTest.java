// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

class MetricRegistryTest {

    private final MetricRegistry registry = MetricRegistry.create();

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
    void aScaleIsForWhatCanBeScaled() {
        assertThatThrownBy(
                        () -> Histogram.builder().name("wait").plain("w", 1000).register(registry))
                .hasMessage("factor 1000.0 of w is not allowed for type histogram");
        assertThatThrownBy(() -> Counter.builder().name("reads").plain("r", -1).register(registry))
                .hasMessageContaining("factor -1.0");
    }

    private String page() {
        return new Page(registry, Naming.of("")).render();
    }
}
