// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.net.InetAddress;

/** The official client's own server, as it is by default. */
final class ClientJava {

    private ClientJava() {}

    /** Arguments: a port of 127.0.0.1, how many gauges, how many of them change before each scrape. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var gauge = Gauge.builder()
                .name("temperature_celsius")
                .help("Temperature.")
                .labelNames("sensor")
                .build();
        var gauges = new Changing(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), label -> gauge.labelValues(label)::set);
        var registry = new PrometheusRegistry() {
            @Override
            public MetricSnapshots scrape(PrometheusScrapeRequest request) {
                gauges.next();
                return super.scrape(request);
            }
        };
        registry.register(gauge);
        HTTPServer.builder()
                .inetAddress(InetAddress.getByName("127.0.0.1"))
                .port(Integer.parseInt(arguments[0]))
                .registry(registry)
                .buildAndStart();
        Thread.currentThread().join();
    }
}
