// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kura.metrics.exposition.PageFormat.OPENMETRICS_TEXT;
import static kura.metrics.exposition.PageFormat.PROMETHEUS_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;
import org.junit.jupiter.api.Test;

/** Where we differ from the official client on purpose: what it does and what we do. */
class DifferencesTest {

    private static final ExpositionFormatWriter TEXT = PrometheusTextFormatWriter.create();
    private static final ExpositionFormatWriter OPENMETRICS = OpenMetricsTextFormatWriter.create();
    private static final Described METRIC =
            new Described("m", "", "", List.of(), List.of(List.of()), new Kind.Summary());
    private static final String[] NO_LABELS = {};

    private final MetricRegistry ours = MetricRegistry.create();
    private final PrometheusRegistry official = new PrometheusRegistry();
    private final List<Side> sides = List.of(new OurSide(ours), new OfficialSide(official));

    @Test
    void boundsAreCanonicalNumbers() throws Exception {
        sides.forEach(side -> side.histogram(METRIC, new Kind.Histogram(List.of(0.00001, 0.5, 1e7), 0, 0, 0)));

        assertThat(official(TEXT)).contains("le=\"1.0E-5\"", "le=\"0.5\"", "le=\"1.0E7\"");
        assertThat(ours(PROMETHEUS_TEXT)).contains("le=\"1e-05\"", "le=\"0.5\"", "le=\"1e+07\"");
    }

    @Test
    void aLabelWithoutAValueIsNotThere() throws Exception {
        var metric = new Described("m", "", "", List.of("a", "b", "c"), List.of(), new Kind.Counter());
        for (Side side : sides) {
            var counter = side.counter(metric);
            counter.update(new String[] {"", "x", ""}, 1);
            counter.update(new String[] {"", "", ""}, 2);
        }

        assertThat(official(TEXT))
                .contains("m_total{a=\"\",b=\"x\",c=\"\"} 1.0\n", "m_total{a=\"\",b=\"\",c=\"\"} 2.0\n");
        assertThat(ours(PROMETHEUS_TEXT)).contains("\nm_total{b=\"x\"} 1.0\n", "\nm_total 2.0\n");
    }

    @Test
    void canonicalNumbersAreThoseOfTheSpecification() { // section "Canonical Numbers" of OpenMetrics 1.0
        assertThat(DoubleStream.of(0, 1, 0.1, 1e-4, 1e-5, 123456, 1e6, 1e10, 1.5e-10, 5e-324, 2e23)
                        .mapToObj(Differences::canonical))
                .containsExactly(
                        "0.0",
                        "1.0",
                        "0.1",
                        "0.0001",
                        "1e-05",
                        "123456.0",
                        "1e+06",
                        "1e+10",
                        "1.5e-10",
                        "5e-324",
                        "2e+23");
    }

    @Test
    void aGaugeThatNobodySetHasNoNumber() throws Exception {
        sides.forEach(side -> side.gauge(METRIC));

        assertThat(official(TEXT)).endsWith("\nm 0.0\n");
        assertThat(ours(PROMETHEUS_TEXT)).isEmpty();
    }

    @Test
    void aStateSetThatNobodySetHasNoStates() throws Exception {
        sides.forEach(side -> side.stateSet(METRIC, new Kind.StateSet(List.of("on"))));

        assertThat(official(TEXT)).endsWith("\nm{m=\"on\"} 0\n");
        assertThat(ours(PROMETHEUS_TEXT)).isEmpty();
    }

    @Test
    void aSumThatIsNoNumberIsSaidToBeNone() throws Exception {
        for (Side side : sides) {
            var summary = side.summary(METRIC);
            summary.update(NO_LABELS, Double.POSITIVE_INFINITY);
            summary.update(NO_LABELS, Double.NEGATIVE_INFINITY);
        }

        assertThat(official(TEXT)).endsWith("\nm_count 2\n");
        assertThat(official(OPENMETRICS)).endsWith("\nm_count 2\n# EOF\n");
        assertThat(ours(PROMETHEUS_TEXT)).endsWith("\nm_count 2\nm_sum NaN\n");
        assertThat(ours(OPENMETRICS_TEXT)).endsWith("\nm_count 2\nm_sum NaN\n# EOF\n");
    }

    private String ours(PageFormat format) {
        return new Page(ours, Naming.of(""), format).render();
    }

    private String official(ExpositionFormatWriter writer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writer.write(bytes, official.scrape());
        return bytes.toString(UTF_8);
    }
}
