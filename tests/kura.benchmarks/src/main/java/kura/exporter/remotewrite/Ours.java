// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.lang.reflect.Proxy;
import java.util.Map;
import kura.benchmarks.Plant;
import kura.metrics.MetricRegistry;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.BundleContext;

/** The exporter as a gateway runs it, over a {@link Plant} that measures every second: in its package because only OSGi may call what configures it. */
final class Ours {

    private Ours() {}

    /** Arguments: folder of Kura's data, URL, how many series. */
    public static void main(String[] arguments) throws InterruptedException {
        var registry = MetricRegistry.create();
        var plant = new Plant(registry, Integer.parseInt(arguments[2]));
        var component = new RemoteWriteComponent();
        component.setRegistry(registry);
        component.setSystem(answering(SystemService.class, arguments[0]));
        component.activate(
                answering(BundleContext.class, null),
                Map.of(
                        "kura.service.pid",
                        "benchmark",
                        "url",
                        arguments[1],
                        "namespace",
                        "",
                        "labels",
                        "job=plant, instance=127.0.0.1:18080", // a scraper's have them
                        "period",
                        1.0,
                        "backlog.rate",
                        0));
        for (int second = 1; ; second++) {
            Thread.sleep(1000);
            plant.next(second);
        }
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, parameters) -> answer));
    }
}
