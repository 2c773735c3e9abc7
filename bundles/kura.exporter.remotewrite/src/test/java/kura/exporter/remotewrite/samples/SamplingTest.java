// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.Histogram;
import kura.metrics.MetricRegistry;
import kura.metrics.StateSet;
import kura.metrics.Summary;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private final MetricRegistry registry = MetricRegistry.create();
    private final Naming naming = Naming.of("kura").labeled(Map.of("gateway", "g 7", "site", ""));
    private final Sampling sampling = new Sampling(registry, naming);

    @Test
    void itTakesWhatThePageShowsUnderTheSameNames() {
        fill();

        Tick tick = sampling.take(42);

        var lines = new ArrayList<String>();
        for (int i = 0; i < tick.values().length; i++) {
            lines.add(tick.series()[i] + " " + tick.values()[i]);
        }
        assertThat(tick.millis()).isEqualTo(42);
        assertThat(lines)
                .hasSizeGreaterThan(20)
                .containsExactlyElementsOf(new Page(registry, naming)
                        .render()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> {
                            int blank = line.lastIndexOf(' ');
                            double value =
                                    Double.parseDouble(line.substring(blank + 1).replace("Inf", "Infinity"));
                            return line.substring(0, blank) + " " + value;
                        })
                        .toList());
    }

    @Test
    void labelsAreSortedAndNoneIsEmptyOrTwice() {
        fill();

        for (Series series : sampling.take(1).series()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < series.labels().size(); i += 2) {
                names.add(series.labels().get(i));
                assertThat(series.labels().get(i)).matches("[a-zA-Z_][a-zA-Z0-9_]*");
                assertThat(series.labels().get(i + 1)).isNotEmpty();
            }
            assertThat(names).isSorted().doesNotHaveDuplicates().contains("__name__", "gateway");
        }
    }

    @Test
    void familiesSayWhatTheirSeriesAre() {
        fill();

        var families = new ArrayList<Family>();
        for (Series series : sampling.take(1).series()) {
            if (!families.contains(series.family())) {
                families.add(series.family());
            }
        }

        assertThat(families)
                .containsExactly(
                        new Family("kura_door", "stateset", "", ""),
                        new Family("kura_odd", "gauge", "", ""),
                        new Family("kura_reads_total", "counter", "How often.", ""),
                        new Family("kura_t_celsius", "gauge", "How warm.", "celsius"),
                        new Family("kura_took_seconds", "histogram", "", "seconds"),
                        new Family("kura_waits", "summary", "", ""));
    }

    @Test
    void aSeriesThatEndsIsMarkedOnceAndMayComeBack() {
        var gauge = Gauge.builder().name("t").labelNames("sensor").register(registry);
        gauge.labelValues("a").set(1);
        gauge.labelValues("b").set(2);
        Tick first = sampling.take(1);
        gauge.remove("a");
        Tick second = sampling.take(2);
        Tick third = sampling.take(3);
        gauge.labelValues("a").set(4);
        Tick fourth = sampling.take(4);

        assertThat(first.values()).containsExactly(1, 2);
        assertThat(second.series()).containsExactly(first.series()[1], first.series()[0]);
        assertThat(second.values()[0]).isEqualTo(2);
        assertThat(Tick.isStale(second.values()[1])).isTrue();
        assertThat(third.values()).containsExactly(2);
        assertThat(third.series()[0]).isSameAs(first.series()[1]);
        assertThat(fourth.values()).containsExactly(4, 2);
    }

    @Test
    void aMetricThatFailsEndsAloneAndComesBack() {
        boolean[] fails = {false};
        Gauge.builder().name("fails").register(registry).callback(() -> {
            if (fails[0]) {
                throw new IllegalStateException();
            }
            return 1;
        });
        registry.gauge("works", "").set(5);
        Tick before = sampling.take(1);
        fails[0] = true;
        Tick failed = sampling.take(2);
        Tick still = sampling.take(3);
        registry.gauge("another", "").set(6); // the blocks are made anew
        sampling.take(4);
        fails[0] = false;
        Tick again = sampling.take(5);

        assertThat(value(before, "kura_fails")).isEqualTo(1);
        assertThat(Tick.isStale(value(failed, "kura_fails"))).isTrue();
        assertThat(value(still, "kura_fails")).isNull();
        assertThat(value(again, "kura_fails")).isEqualTo(1);
        assertThat(List.of(before, failed, still, again)).allMatch(tick -> value(tick, "kura_works") == 5);
        assertThat(again.series()).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeriesShareTheirArray() {
        var gauge = registry.gauge("a", "");
        gauge.set(1);
        Tick first = sampling.take(1);
        gauge.set(2);

        assertThat(sampling.take(2).series()).isSameAs(first.series());
        assertThat(first.values()).containsExactly(1);
    }

    @Test
    void aValueIsNeverAMark() {
        registry.gauge("a", "").set(Tick.STALE);

        Tick tick = sampling.take(1);

        assertThat(tick.values()[0]).isNaN();
        assertThat(Tick.isStale(tick.values()[0])).isFalse();
    }

    @Test
    void inTheEndAllAreMarked() {
        fill();
        int number = sampling.take(1).values().length;

        assertThat(sampling.end(2).values()).hasSize(number).matches(values -> java.util.Arrays.stream(values)
                .allMatch(Tick::isStale));
        assertThat(sampling.end(3).values()).isEmpty();
    }

    /** Null if there is none. */
    private static Double value(Tick tick, String name) {
        for (int i = 0; i < tick.values().length; i++) {
            if (tick.series()[i].labels().contains(name)) {
                return tick.values()[i];
            }
        }
        return null;
    }

    private void fill() {
        Counter.builder()
                .name("reads")
                .help("How often.")
                .labelNames("sensor")
                .register(registry)
                .labelValues("a \"1\"")
                .inc(3);
        Gauge.builder()
                .name("t")
                .unit("celsius")
                .help("How warm.")
                .labelNames("sensor", "gateway")
                .register(registry)
                .labelValues("a", "own")
                .set(-0.5);
        registry.gauge("odd", "").set(Double.POSITIVE_INFINITY);
        var histogram = Histogram.builder().name("took").unit("seconds").register(registry);
        histogram.observe(0.3);
        histogram.observe(70);
        Summary.builder().name("waits").quantile(0.5).register(registry).observe(8);
        StateSet.builder()
                .name("door")
                .states("open", "shut")
                .register(registry)
                .setTrue("shut");
    }
}
