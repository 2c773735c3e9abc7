// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import kura.metrics.Gauge;
import kura.metrics.Histogram;
import kura.metrics.MetricRegistry;
import kura.metrics.StateSet;
import kura.metrics.Summary;
import kura.metrics.exposition.Naming.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels that a page adds to every series. */
class ExtraLabelsTest {

    private final MetricRegistry registry = MetricRegistry.create();
    private final Naming naming = Naming.of("kura").labeled(Map.of("site", "Hamburg", "line", "3"));

    @Test
    void standAmongTheOwnOnesInOrder() {
        registry.gauge("level", "", "tank", "room").labelValues("a", "b").set(1);
        registry.gauge("alone", "").set(2);

        assertThat(text(naming)).isEqualTo("""
                        # TYPE kura_alone gauge
                        kura_alone{line="3",site="Hamburg"} 2.0
                        # TYPE kura_level gauge
                        kura_level{line="3",room="b",site="Hamburg",tank="a"} 1.0
                        """);
    }

    @Test
    void standBeforeTheBoundsOfBucketsAndTheQuantiles() {
        Histogram.builder()
                .name("delay")
                .classicOnly()
                .classicUpperBounds(1)
                .register(registry)
                .observe(0.5);
        Summary.builder().name("wait").quantile(0.5).register(registry).observe(2);

        assertThat(text(naming))
                .contains("\nkura_delay_bucket{line=\"3\",site=\"Hamburg\",le=\"1.0\"} 1\n")
                .contains("\nkura_delay_count{line=\"3\",site=\"Hamburg\"} 1\n")
                .contains("\nkura_wait{line=\"3\",site=\"Hamburg\",quantile=\"0.5\"} ");
    }

    @Test
    void giveWayToAnOwnLabelOfTheSameName() {
        registry.gauge("level", "", "site").labelValues("Bremen").set(1);

        assertThat(text(naming)).endsWith("\nkura_level{line=\"3\",site=\"Bremen\"} 1.0\n");
    }

    @Test
    void giveWayToTheLabelOfAStateSet() {
        StateSet.builder().name("site").states("open").register(registry).setTrue("open");
        var page = new Page(registry, naming("", Style.BASE_UNITS), PageFormat.OPENMETRICS_TEXT);

        assertThat(page.render()).isEqualTo("# TYPE site stateset\nsite{line=\"3\",site=\"open\"} 1\n# EOF\n");
        assertThat(new Page(registry, naming).render())
                .endsWith("\nkura_site{line=\"3\",site=\"Hamburg\",kura_site=\"open\"} 1\n");
    }

    @Test
    void areInOpenMetricsToo() {
        registry.counter("starts", "", "room").labelValues("b").inc();

        assertThat(new Page(registry, naming, PageFormat.OPENMETRICS_TEXT).render())
                .isEqualTo("# TYPE kura_starts counter\n"
                        + "kura_starts_total{line=\"3\",room=\"b\",site=\"Hamburg\"} 1.0\n# EOF\n");
    }

    @Test
    void areInProtobufInTheSameOrder() throws IOException {
        registry.gauge("level", "", "room").labelValues("b").set(1);
        StateSet.builder().name("site").states("open").register(registry).setTrue("open");

        assertThat(protobuf(naming("", Style.BASE_UNITS)))
                .contains(pair("line", "3") + pair("room", "b") + pair("site", "Hamburg"))
                .contains(pair("line", "3") + pair("site", "open"));
    }

    @Test
    void areEscapedLikeAllNamesAndLikeAllValues() throws IOException {
        registry.gauge("level", "").set(1);
        var labeled =
                Naming.of("").labeled(Map.of("my_site", "\"Hamburg\"\n\\")).escaped(Escaping.DOTS);

        assertThat(text(labeled)).endsWith("\nlevel{my__site=\"\\\"Hamburg\\\"\\n\\\\\"} 1.0\n");
        assertThat(protobuf(labeled)).contains(pair("my__site", "\"Hamburg\"\n\\"));
    }

    @Test
    void areThereAlsoWherePlainNamesGiveWay() {
        registry.gauge("humidity", "").set(1);
        Gauge.builder()
                .name("soil_humidity")
                .plain("humidity", 100)
                .register(registry)
                .set(2);

        assertThat(text(naming("", Style.PLAIN)))
                .contains("\nhumidity{line=\"3\",site=\"Hamburg\"} 1.0\n")
                .contains("\nsoil_humidity{line=\"3\",site=\"Hamburg\"} 2.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"le", "quantile", "__name__", "my site", "1st", ""})
    void areRefusedWhereTheirNameIsNone(String name) {
        assertThat(Naming.isLabel(name)).isFalse();
        assertThatThrownBy(() -> naming.labeled(Map.of(name, "x")))
                .hasMessage("extra label '" + name + "' is not allowed; allowed are letters, digits and _, "
                        + "no digit first, not __ first, neither le nor quantile");
    }

    private Naming naming(String namespace, Style style) {
        return new Naming(namespace, style).labeled(naming.labels());
    }

    private String text(Naming wanted) {
        return new Page(registry, wanted).render();
    }

    private String protobuf(Naming wanted) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new Page(registry, wanted, PageFormat.PROTOBUF).write(bytes);
        return bytes.toString(UTF_8);
    }

    /** A LabelPair as field 1 of a Metric; all lengths are below 128. */
    private static String pair(String name, String value) {
        String fields = "\n" + (char) name.length() + name + "\u0012" + (char) value.length() + value;
        return "\n" + (char) fields.length() + fields;
    }
}
