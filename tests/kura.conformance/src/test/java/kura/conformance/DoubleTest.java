// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers on a page: as the official writer writes them, millions of all sorts. */
class DoubleTest {

    /** On one page, each of another length than the one before: that is how pages are patched. */
    private static final int SERIES = 500;

    @ParameterizedTest
    @EnumSource
    void areWrittenAsJavaWritesThem(Doubles sort) {
        IntStream.range(0, 4).parallel().forEach(part -> {
            var random = new SplittableRandom(part);
            var sheet = new Sheet();
            double[] numbers = new double[SERIES];
            for (int page = 0; page < sort.count() / SERIES / 4; page++) {
                Arrays.setAll(numbers, i -> sort.next(random));
                sheet.check(numbers);
            }
        });
    }

    @Test
    void areWrittenAsTheOfficialWriterWritesThem() throws IOException {
        var random = new SplittableRandom(9);
        var registry = new PrometheusRegistry();
        var official = io.prometheus.metrics.core.metrics.Gauge.builder()
                .name("g")
                .labelNames("i")
                .register(registry);
        for (Doubles sort : Doubles.values()) {
            double[] numbers = IntStream.range(0, SERIES)
                    .mapToDouble(i -> sort.next(random))
                    .toArray();
            IntStream.range(0, SERIES)
                    .forEach(i -> official.labelValues(Sheet.label(i)).set(numbers[i]));
            var bytes = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(bytes, registry.scrape());

            assertThat(new String(Sheet.expected(numbers), StandardCharsets.US_ASCII))
                    .isEqualTo(bytes.toString());
            new Sheet().check(numbers);
        }
    }

    /** A page of gauges. */
    private static final class Sheet {

        private final MetricRegistry registry = MetricRegistry.create();
        private final Page page = new Page(registry, Naming.of(""));
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final GaugeDataPoint[] gauges = IntStream.range(0, SERIES)
                .mapToObj(i -> registry.gauge("g", "", "i").labelValues(label(i)))
                .toArray(GaugeDataPoint[]::new);

        void check(double[] numbers) {
            for (int i = 0; i < SERIES; i++) {
                gauges[i].set(numbers[i]);
            }
            byte[] expected = expected(numbers);
            if (!Arrays.equals(written(), expected)) { // said in full only if it is not so
                assertThat(page.render()).isEqualTo(new String(expected, StandardCharsets.US_ASCII));
            }
        }

        private byte[] written() {
            bytes.reset();
            try {
                page.write(bytes);
            } catch (IOException e) {
                throw new AssertionError(e); // memory has none
            }
            return bytes.toByteArray();
        }

        static String label(int i) {
            return "" + (char) ('0' + i / 100) + (char) ('0' + i / 10 % 10) + (char) ('0' + i % 10);
        }

        /** The official rule: Double.toString, but for infinities. */
        static byte[] expected(double[] numbers) {
            var text = new StringBuilder("# TYPE g gauge\n");
            for (int i = 0; i < SERIES; i++) {
                text.append("g{i=\"").append(label(i)).append("\"} ");
                if (Double.isInfinite(numbers[i])) {
                    text.append(numbers[i] > 0 ? "+Inf" : "-Inf");
                } else {
                    text.append(numbers[i]);
                }
                text.append('\n');
            }
            return text.toString().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
