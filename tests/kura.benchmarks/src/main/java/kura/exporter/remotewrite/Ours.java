// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.stream.IntStream;
import kura.benchmarks.Plant;
import kura.metrics.MetricRegistry;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.BundleContext;

/**
 * The exporter as a gateway runs it, over a {@link Plant} that measures every second: in its package because only OSGi may call what
 * configures it. First some of them send ten times a second each, so that Java has compiled what it will have compiled after some
 * hours.
 */
final class Ours {

    private static final int WARMING = 4000; // series

    private Ours() {}

    /** Arguments: folder of Kura's data, URL, how many series, how many seconds to warm up. */
    public static void main(String[] arguments) throws InterruptedException {
        var registry = MetricRegistry.create();
        int series = Integer.parseInt(arguments[2]);
        var plant = new Plant(registry, series);
        var warming = IntStream.rangeClosed(0, WARMING / series)
                .mapToObj(i -> component(registry, arguments[0], settings("warming-" + i, arguments[1], 0.1)))
                .toList();
        int tenths = 10 * Integer.parseInt(arguments[3]);
        for (int tenth = 0; tenth < tenths; tenth++) {
            Thread.sleep(100);
            plant.next(tenth);
        }
        warming.forEach(RemoteWriteComponent::deactivate);
        component(registry, arguments[0], settings("benchmark", arguments[1], 1));
        for (int second = tenths; ; second++) {
            Thread.sleep(1000);
            plant.next(second);
        }
    }

    private static RemoteWriteComponent component(MetricRegistry registry, String data, Map<String, Object> settings) {
        var component = new RemoteWriteComponent();
        component.setRegistry(registry);
        component.setSystem(answering(SystemService.class, data));
        component.activate(answering(BundleContext.class, null), settings);
        return component;
    }

    private static Map<String, Object> settings(String pid, String url, double period) {
        return Map.of(
                "kura.service.pid",
                pid,
                "url",
                url,
                "namespace",
                "",
                "labels",
                "job=plant, instance=127.0.0.1:18080", // a scraper's have them
                "period",
                period,
                "backlog.rate",
                0);
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, parameters) -> answer));
    }
}
