// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.Map;
import kura.benchmarks.Plant;
import kura.metrics.MetricRegistry;

/** A {@link Plant} that measures every second, on a page for those who scrape. */
final class PlantPage {

    private PlantPage() {}

    /** Arguments: a port of 127.0.0.1, how many series. */
    public static void main(String[] arguments) throws InterruptedException {
        var registry = MetricRegistry.create();
        var plant = new Plant(registry, Integer.parseInt(arguments[1]));
        var exporter = new HttpExporterComponent();
        exporter.setRegistry(registry);
        exporter.configure(Map.of("address", "127.0.0.1", "port", Integer.parseInt(arguments[0]), "namespace", ""));
        for (int second = 1; ; second++) {
            Thread.sleep(1000);
            plant.next(second);
        }
    }
}
