// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import kura.metrics.distribution.NativeHistogram;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;

/** Numbers that somebody else keeps. */
class CollectorTest {

    private static final MetricDescriptor LEVEL =
            new MetricDescriptor(MetricType.UNTYPED, "level", "", "", List.of("tank"), null);

    private final List<String> warnings = new ArrayList<>();
    private final MetricRegistry registry = MetricRegistry.create(warnings::add);
    private final Page page = new Page(registry, Naming.of(""));
    private List<String> tanks = List.of("a", "b");

    @Test
    void isAskedWhenSomebodyLooksAndWhatItDoesNotGiveAnyMoreGoes() {
        registry.register(this::collect);
        assertThat(page.render()).isEqualTo("# TYPE level untyped\nlevel{tank=\"a\"} 1.0\nlevel{tank=\"b\"} 1.0\n");

        tanks = List.of("b", "longer");
        assertThat(page.render())
                .isEqualTo("# TYPE level untyped\nlevel{tank=\"b\"} 1.0\nlevel{tank=\"longer\"} 6.0\n");

        tanks = List.of();
        assertThat(page.render()).isEmpty();
    }

    @Test
    void goesWithTheHandleThatRegisteredIt() {
        var handle = registry.handle("guest");
        handle.register(this::collect);
        assertThat(page.render()).contains("level");

        handle.close();

        assertThat(page.render()).isEmpty();
    }

    @Test
    void costsOnlyItsOwnLinesWhenItFailsAndIsCounted() {
        registry.gauge("other", "").set(1);
        registry.register(this::collect);
        page.render();
        tanks = null;

        page.render();

        assertThat(page.render())
                .contains("metric_collector_errors_total{owner=\"main\"} 2.0\n", "other 1.0\n")
                .doesNotContain("level");
        tanks = List.of("a");
        assertThat(page.render()).contains("level{tank=\"a\"} 1.0\n");
    }

    @Test
    void cannotGiveWhatNobodyCouldRead() {
        registry.register(into -> {
            var wait = new MetricDescriptor(MetricType.HISTOGRAM, "wait", "", "", List.of(), null);
            assertThatThrownBy(() -> into.add(wait, List.of(), List.of(Part.bucket(1), Part.COUNT), 1, 1))
                    .hasMessage("wait cannot consist of [_bucket{le=1.0}, _count]; that is no HISTOGRAM");
            assertThatThrownBy(() -> into.add(LEVEL, List.of("a"), Part.TOTAL, 1))
                    .hasMessage("level cannot consist of [_total]; that is no UNTYPED");
            assertThatThrownBy(() ->
                            into.add(LEVEL, List.of("a"), Part.VALUE, new double[1], new NativeHistogram(0, 0, 1), 0))
                    .hasMessageContaining("only in histograms");
        });

        assertThat(page.render()).isEmpty();
    }

    @Test
    void isAskedNoMoreWhenItsHandleWasClosedMeanwhile() {
        var handle = registry.handle("guest");
        registry.register(into -> handle.close());
        handle.register(this::collect);

        page.render();

        assertThat(page.render()).isEmpty();
    }

    @Test
    void mayThrowAnything() {
        registry.gauge("other", "").set(1);
        registry.register(into -> CollectorTest.<RuntimeException>sneak(new java.io.IOException("failed")));
        registry.gauge("broken", "").callback(() -> CollectorTest.<RuntimeException>sneak(new java.io.IOException()));

        assertThat(page.render()).contains("other 1.0\n").doesNotContain("broken 1");
        assertThat(page.render()).contains("metric_collector_errors_total{owner=\"main\"} 2.0\n");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> double sneak(Throwable any) throws E {
        throw (E) any;
    }

    @Test
    void mayDescribeAFamilyInAnotherWayTheNextTime() {
        var metric = new MetricDescriptor[] {LEVEL};
        registry.register(into -> into.add(metric[0], List.of("a"), Part.VALUE, 1));
        assertThat(page.render()).isEqualTo("# TYPE level untyped\nlevel{tank=\"a\"} 1.0\n");

        metric[0] = new MetricDescriptor(MetricType.GAUGE, "level", "New.", "", List.of("room"), null);
        assertThat(page.render()).isEqualTo("# HELP level New.\n# TYPE level gauge\nlevel{room=\"a\"} 1.0\n");
    }

    @Test
    void cannotDescribeAFamilyInTwoWaysAtATime() {
        var other = new MetricDescriptor(MetricType.GAUGE, "level", "", "", List.of("tank"), null);
        registry.register(into -> {
            into.add(LEVEL, List.of("a"), Part.VALUE, 1);
            assertThatThrownBy(() -> into.add(other, List.of("b"), Part.VALUE, 2))
                    .hasMessageContaining("describes it with");
        });

        for (int i = 0; i < 2; i++) {
            assertThat(page.render()).isEqualTo("# TYPE level untyped\nlevel{tank=\"a\"} 1.0\n");
        }
    }

    @Test
    void cannotGiveASeriesTwiceNorOneOfAnother() {
        registry.register(into -> {
            into.add(LEVEL, List.of("a"), Part.VALUE, 1);
            assertThatThrownBy(() -> into.add(LEVEL, List.of("a"), Part.VALUE, 2))
                    .hasMessage("level[a] was given twice");
            assertThatThrownBy(() -> into.add(LEVEL, List.of("b"), Part.VALUE, 1, 2))
                    .hasMessage("level has 2 numbers for 1 parts");
            assertThatThrownBy(() -> into.add(LEVEL, List.of("b"), List.of()))
                    .hasMessage("level has 0 numbers for 0 parts");
        });
        var other = registry.handle("other");
        Untyped.builder()
                .name("level")
                .labelNames("tank")
                .register(other)
                .labelValues("c")
                .set(3);
        registry.register(into -> assertThatThrownBy(() -> into.add(LEVEL, List.of("c"), Part.VALUE, 1))
                .hasMessage("series level[c] belongs to other; main cannot have it too"));

        assertThat(page.render())
                .contains("level{tank=\"a\"} 1.0\n", "level{tank=\"c\"} 3.0\n")
                .doesNotContain("errors");
    }

    private void collect(Collected into) {
        for (String tank : tanks) {
            into.add(LEVEL, List.of(tank), Part.VALUE, tank.length());
        }
    }
}
