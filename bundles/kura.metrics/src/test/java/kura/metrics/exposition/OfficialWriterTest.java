// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.core.metrics.StateSet;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import kura.metrics.MetricRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same metrics in our registry and in the official client's: the pages must be the same to the byte. */
class OfficialWriterTest {

    private static final String[] TEXTS = {"", "a", "B", "ä €", "\\", "\"", "\n", "x\\n", "kitchen", "1", "10", "9"};

    private final PrometheusRegistry official = new PrometheusRegistry();
    private final MetricRegistry ours = MetricRegistry.create();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void writesWhatTheOfficialClientWrites(long seed) throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            family("m" + random.nextInt(1000) + (char) ('a' + i), random);
        }
        var text = new Page(ours, Naming.of(""));
        var openMetrics = new Page(ours, Naming.of(""), PageFormat.OPENMETRICS_TEXT);

        for (int again = 0; again < 2; again++) { // the second time of what was kept
            assertThat(text.render()).isEqualTo(written(PrometheusTextFormatWriter.create()));
            assertThat(openMetrics.render()).isEqualTo(written(OpenMetricsTextFormatWriter.create()));
        }
    }

    private void family(String name, Random random) {
        String help = TEXTS[random.nextInt(TEXTS.length)];
        String[] labels = random.nextBoolean() ? new String[] {"room"} : new String[] {"room", "a", "Z"};
        int kind = random.nextInt(6);
        if (kind == 0) {
            var mine = ours.gauge(name, help, labels);
            var theirs =
                    Gauge.builder().name(name).help(help).labelNames(labels).register(official);
            for (int i = random.nextInt(6); i > 0; i--) {
                String[] values = values(labels.length, random);
                double value = Double.longBitsToDouble(random.nextLong());
                mine.labelValues(values).set(value);
                theirs.labelValues(values).set(value);
            }
        } else if (kind == 1) {
            histogram(name, help, labels, random);
        } else if (kind == 5) {
            var mine = kura.metrics.Summary.builder()
                    .name(name)
                    .help(help)
                    .labelNames(labels)
                    .register(ours);
            var theirs =
                    Summary.builder().name(name).help(help).labelNames(labels).register(official);
            for (int i = random.nextInt(9); i > 0; i--) {
                String[] values = values(labels.length, random);
                mine.labelValues(values).observe(i * 0.25);
                theirs.labelValues(values).observe(i * 0.25);
            }
        } else if (kind == 4) {
            stateSet(name, help, labels, random);
        } else if (kind == 2) {
            var mine = kura.metrics.Info.builder()
                    .name(name)
                    .help(help)
                    .labelNames(labels)
                    .register(ours);
            var theirs = Info.builder().name(name).help(help).labelNames(labels).register(official);
            for (int i = random.nextInt(6); i > 0; i--) {
                String[] values = values(labels.length, random);
                mine.addLabelValues(values);
                theirs.addLabelValues(values);
            }
        } else {
            var mine = ours.counter(name, help, labels);
            var theirs =
                    Counter.builder().name(name).help(help).labelNames(labels).register(official);
            for (int i = random.nextInt(6); i > 0; i--) {
                String[] values = values(labels.length, random);
                double value = random.nextInt(100_000) / 100.0;
                mine.labelValues(values).inc(value);
                theirs.labelValues(values).inc(value);
            }
        }
    }

    private void stateSet(String name, String help, String[] labels, Random random) {
        String[] states = {"on", "off", "broken \"beyond\" repair"};
        var mine = kura.metrics.StateSet.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .states(states)
                .register(ours);
        var theirs = StateSet.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .states(states)
                .register(official);
        for (int i = random.nextInt(10); i > 0; i--) {
            String[] values = values(labels.length, random);
            String state = states[random.nextInt(3)];
            mine.labelValues(values).setTrue(state);
            theirs.labelValues(values).setTrue(state);
        }
    }

    private void histogram(String name, String help, String[] labels, Random random) {
        double[] bounds =
                random.doubles(random.nextInt(12) + 1, 1, 1e5).distinct().toArray();
        var mine = kura.metrics.Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicUpperBounds(bounds)
                .register(ours);
        var theirs = Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(bounds)
                .register(official);
        for (int i = random.nextInt(40); i > 0; i--) {
            String[] values = values(labels.length, random);
            double value = Math.rint(random.nextDouble() * 1e5);
            mine.labelValues(values).observe(value);
            theirs.labelValues(values).observe(value);
        }
    }

    private static String[] values(int count, Random random) {
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
            values[i] = TEXTS[random.nextInt(TEXTS.length)];
        }
        return values;
    }

    private String written(ExpositionFormatWriter writer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writer.write(bytes, official.scrape());
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
