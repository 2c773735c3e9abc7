// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;

/** Gauges with two labels, 1,000 in a family, and the page they are on. */
abstract class Gauges {

    private static final int FAMILY = 1000;

    abstract void set(int gauge, double value);

    abstract void write(OutputStream page) throws IOException;

    /** What is in memory when a page is shown: ours keeps it from then on, the official one makes it each time. */
    abstract Object shown() throws IOException;

    /** The label values of some gauges. */
    static String[][] labels(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new String[] {"room-" + i % 40, "sensor-" + i})
                .toArray(String[][]::new);
    }

    private static String name(int gauge) {
        return "temperature_" + gauge / FAMILY + "_celsius";
    }

    /** Ours. */
    static final class Ours extends Gauges {

        private final MetricRegistry registry = MetricRegistry.create();
        private final Page page = new Page(registry, Naming.of(""));
        private final kura.metrics.GaugeDataPoint[] gauges;

        Ours(String[][] labels) {
            gauges = new kura.metrics.GaugeDataPoint[labels.length];
            kura.metrics.Gauge family = null;
            for (int i = 0; i < labels.length; i++) {
                if (i % FAMILY == 0) {
                    family = registry.gauge(name(i), "Temperature.", "room", "sensor");
                }
                gauges[i] = family.labelValues(labels[i][0], labels[i][1]);
            }
        }

        @Override
        void set(int gauge, double value) {
            gauges[gauge].set(value);
        }

        @Override
        void write(OutputStream out) throws IOException {
            page.write(out);
        }

        @Override
        Object shown() throws IOException {
            page.write(OutputStream.nullOutputStream());
            return page;
        }
    }

    /** The official ones. */
    static final class Theirs extends Gauges {

        private final PrometheusRegistry registry = new PrometheusRegistry();
        private final ExpositionFormatWriter writer = PrometheusTextFormatWriter.create();
        private final GaugeDataPoint[] gauges;

        Theirs(String[][] labels) {
            gauges = new GaugeDataPoint[labels.length];
            Gauge family = null;
            for (int i = 0; i < labels.length; i++) {
                if (i % FAMILY == 0) {
                    family = Gauge.builder()
                            .name(name(i))
                            .help("Temperature.")
                            .labelNames("room", "sensor")
                            .register(registry);
                }
                gauges[i] = family.labelValues(labels[i][0], labels[i][1]);
            }
        }

        @Override
        void set(int gauge, double value) {
            gauges[gauge].set(value);
        }

        @Override
        void write(OutputStream out) throws IOException {
            writer.write(out, registry.scrape());
        }

        @Override
        Object shown() {
            return registry.scrape();
        }
    }
}
