// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.List;
import java.util.Map;
import kura.benchmarks.Changing;
import kura.metrics.Collector;
import kura.metrics.Metric;
import kura.metrics.MetricBuilder;
import kura.metrics.MetricFamily;
import kura.metrics.MetricRegistry;
import kura.metrics.Remark;

/** The exporter as a gateway runs it, without OSGi: in its package because only OSGi may call what configures it. */
final class Ours {

    private Ours() {}

    /**
     * Arguments: a port of 127.0.0.1, how many gauges, how many of them change before each scrape; {@code callback} for one more whose value
     * is asked for then, so that another thread than the server's writes the page.
     */
    public static void main(String[] arguments) throws InterruptedException {
        var registry = MetricRegistry.create();
        var gauge = registry.gauge("temperature_celsius", "Temperature.", "sensor");
        var gauges = new Changing(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), label -> gauge.labelValues(label)::set);
        if (arguments.length > 3) {
            registry.gauge("asked", "What is asked for.").callback(() -> 1);
        }
        var exporter = new HttpExporterComponent();
        exporter.setRegistry(new Watched(registry, gauges::next));
        exporter.configure(Map.of("address", "127.0.0.1", "port", Integer.parseInt(arguments[0]), "namespace", ""));
        Thread.currentThread().join();
    }

    /** Does something just before somebody reads. */
    private record Watched(MetricRegistry registry, Runnable before) implements MetricRegistry {

        @Override
        public void collect() {
            before.run();
            registry.collect();
        }

        @Override
        public List<MetricFamily> families() {
            return registry.families();
        }

        @Override
        public long structure() {
            return registry.structure();
        }

        @Override
        public boolean asksOthers() {
            return registry.asksOthers();
        }

        @Override
        public <M extends Metric<?>> M register(MetricBuilder<?, M> builder) {
            return registry.register(builder);
        }

        @Override
        public void register(Collector collector) {
            registry.register(collector);
        }

        @Override
        public void remark(String about, String words) {
            registry.remark(about, words);
        }

        @Override
        public List<Remark> remarks() {
            return registry.remarks();
        }

        @Override
        public MetricRegistry handle(String owner) {
            return registry.handle(owner);
        }

        @Override
        public void close() {
            registry.close();
        }
    }
}
