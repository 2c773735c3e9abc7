// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import kura.metrics.Gauge;
import kura.metrics.Histogram;
import kura.metrics.MetricRegistry;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Naming.Style;
import org.junit.jupiter.api.Test;

class PageTest {

    private final MetricRegistry registry = MetricRegistry.create();
    private final Page page = new Page(registry, Naming.of("kura"));

    @Test
    void isEmptyWithoutMetrics() {
        assertThat(page.render()).isEmpty();
    }

    @Test
    void sortsFamiliesByNameAndSeriesByLabelValues() {
        registry.gauge("b", "").set(1);
        registry.gauge("a", "", "x").labelValues("2").set(2);
        registry.gauge("a", "", "x").labelValues("1").set(3);

        assertThat(page.render()).isEqualTo("""
                        # TYPE kura_a gauge
                        kura_a{x="1"} 3.0
                        kura_a{x="2"} 2.0
                        # TYPE kura_b gauge
                        kura_b 1.0
                        """);
    }

    @Test
    void escapesWhatWouldBreakALine() {
        registry.gauge("a", "back\\slash\nnew line \"quoted\"", "x")
                .labelValues("back\\slash\nnew line \"quoted\" 21 °C")
                .set(1);

        assertThat(page.render())
                .isEqualTo("# HELP kura_a back\\\\slash\\nnew line \"quoted\"\n# TYPE kura_a gauge\n"
                        + "kura_a{x=\"back\\\\slash\\nnew line \\\"quoted\\\" 21 °C\"} 1.0\n");
    }

    @Test
    void writesWhatIsNoNumberAsPrometheusReadsIt() {
        var gauge = registry.gauge("a", "");

        gauge.set(Double.NaN);
        assertThat(page.render()).endsWith("kura_a NaN\n");
        gauge.set(Double.POSITIVE_INFINITY);
        assertThat(page.render()).endsWith("kura_a +Inf\n");
        gauge.set(Double.NEGATIVE_INFINITY);
        assertThat(page.render()).endsWith("kura_a -Inf\n");
        gauge.set(-0.0);
        assertThat(page.render()).endsWith("kura_a -0.0\n");
    }

    @Test
    void followsValuesThatGrowAndShrinkInLength() {
        var gauge = registry.gauge("a", "");
        for (double value : new double[] {1, 1234567.25, 2, -1.7976931348623157E308, 3}) {
            gauge.set(value);
            assertThat(page.render()).isEqualTo("# TYPE kura_a gauge\nkura_a " + value + "\n");
        }
    }

    @Test
    void showsTheSameMetricsUnderAnotherNamespaceAndInPlainNames() {
        Gauge.builder()
                .name("relative_humidity_ratio")
                .unit("ratio")
                .plain("humidity", 100)
                .register(registry)
                .set(0.25);

        assertThat(page.render()).endsWith("kura_relative_humidity_ratio 0.25\n");
        assertThat(new Page(registry, new Naming("prom_express", Style.PLAIN)).render())
                .isEqualTo("# TYPE prom_express_humidity gauge\nprom_express_humidity 25.0\n");
        assertThat(new Page(registry, new Naming("", Style.PLAIN)).render()).endsWith("\nhumidity 25.0\n");
    }

    @Test
    void aPlainNameThatIsTakenGivesWayToTheMetricsOwnName() {
        registry.gauge("humidity", "").set(1);
        Gauge.builder()
                .name("soil_humidity")
                .plain("humidity", 100)
                .register(registry)
                .set(2);

        assertThat(new Page(registry, new Naming("", Style.PLAIN)).render())
                .contains("\nhumidity 1.0\n")
                .contains("\nsoil_humidity 2.0\n");
    }

    @Test
    void linesComeAndGoAmongOthersThatStay() {
        double[] level = {1};
        var gauge = registry.gauge("a", "", "x");
        for (String x : new String[] {"1", "3", "5"}) {
            gauge.callback(
                    () -> {
                        if (level[0] < 0) {
                            throw new IllegalStateException();
                        }
                        return level[0];
                    },
                    x);
        }
        gauge.labelValues("2").set(22);
        gauge.labelValues("4").set(44);
        for (double now : new double[] {1, -1, -1, 1234.5, 2, -1, 3}) {
            level[0] = now;
            gauge.labelValues("4").inc();
            String some = now < 0 ? "" : "kura_a{x=\"%d\"} " + now + "\n";
            assertThat(page.render())
                    .startsWith("# TYPE kura_a gauge\n" + some.formatted(1) + "kura_a{x=\"2\"} 22.0\n"
                            + some.formatted(3)
                            + "kura_a{x=\"4\"} " + gauge.labelValues("4").get() + "\n" + some.formatted(5));
        }
    }

    @Test
    void showsAUnitOnlyWhereTheNameEndsWithIt() {
        Gauge.builder()
                .name("temperature_celsius")
                .unit("celsius")
                .plain("temperature", 1)
                .register(registry)
                .set(21.5);

        assertThat(new Page(registry, Naming.of(""), PageFormat.OPENMETRICS_TEXT).render())
                .contains("# UNIT temperature_celsius celsius\n");
        assertThat(new Page(registry, new Naming("", Style.PLAIN), PageFormat.OPENMETRICS_TEXT).render())
                .isEqualTo("# TYPE temperature gauge\ntemperature 21.5\n# EOF\n");
    }

    @Test
    void anEmptyHistogramSaysThatItIsNativeByASpanOfNothing() throws IOException {
        Histogram.builder().name("a").nativeOnly().nativeZeroThreshold(0).register(registry);
        var bytes = new ByteArrayOutputStream();
        new Page(registry, Naming.of("kura"), PageFormat.PROTOBUF).write(bytes);

        assertThat(bytes.toByteArray()).containsSequence(12 << 3 | 2, 4, 1 << 3, 0, 2 << 3, 0);
    }

    @Test
    void aMetricHasItsPlainNameAgainWhenThatIsFree() {
        var page = new Page(registry, new Naming("", Style.PLAIN));
        var first = registry.handle("first");
        Gauge.builder().name("a_ratio").plain("humidity", 100).register(first).set(1);
        Gauge.builder()
                .name("b_ratio")
                .plain("humidity", 100)
                .register(registry)
                .set(0.5);
        assertThat(page.render()).contains("\nhumidity 100.0\n", "\nb_ratio 0.5\n");

        first.close();

        assertThat(page.render()).isEqualTo("# TYPE humidity gauge\nhumidity 50.0\n");
    }

    @Test
    void noNameStandsOnAPageTwice() {
        Histogram.builder()
                .name("delay")
                .plain("wait", 1)
                .classicOnly()
                .classicUpperBounds()
                .register(registry);
        Gauge.builder().name("guests").plain("wait_count", 1).register(registry).set(1);
        var other = MetricRegistry.create();
        other.gauge("wait_sum", "").set(2);

        var page = new Page(MetricSource.of(registry, other), new Naming("", Style.PLAIN));
        assertThat(page.render()).isEqualTo("""
                        # TYPE guests gauge
                        guests 1.0
                        # TYPE wait histogram
                        wait_bucket{le="+Inf"} 0
                        wait_count 0
                        wait_sum 0.0
                        """);
    }

    @Test
    void aCallbackCannotAskForThePageItIsAskedFor() {
        registry.gauge("b", "").callback(() -> page.render().length());
        var a = registry.gauge("a", "");
        for (int i = 0; i < 3; i++) {
            a.set(Math.pow(10, i));
            assertThat(page.render())
                    .contains("kura_a " + Math.pow(10, i) + "\n")
                    .doesNotContain("kura_b ");
        }
    }

    @Test
    void refusesANamespaceThatIsNone() {
        assertThatThrownBy(() -> Naming.of("my plant"))
                .hasMessage("namespace 'my plant' is not allowed; allowed are letters, digits and _, no digit first");
    }
}
