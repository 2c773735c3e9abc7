// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Map;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.BundleContext;

/**
 * A gateway that somebody kills: the component as Kura runs it, over gauges that count how often they were read. Here, because only
 * OSGi may call what configures it.
 *
 * <p>Arguments: folder of Kura's data, URL, how many gauges, period in seconds, backlog rate, value to begin with. Tells on its standard
 * output, when it reads the gauges, their value and the time in milliseconds.
 */
public final class KilledGateway {

    private KilledGateway() {}

    public static void main(String[] arguments) throws InterruptedException {
        var registry = MetricRegistry.create();
        var gauges = new ArrayList<GaugeDataPoint>();
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            String family = "outage_reading_" + i / 500; // one of more than 1,000 series is not shown whole
            gauges.add(
                    registry.gauge(family, "How often it was read.", "sensor").labelValues(String.valueOf(i)));
        }
        long[] value = {Long.parseLong(arguments[5])};
        registry.register(into -> {
            gauges.forEach(gauge -> gauge.set(value[0]));
            System.out.println(value[0] + " " + System.currentTimeMillis());
            value[0]++;
        });
        var component = new RemoteWriteComponent();
        component.setRegistry(registry);
        component.setSystem(stub(SystemService.class, arguments[0]));
        component.activate(
                stub(BundleContext.class, null),
                Map.of(
                        "kura.service.pid",
                        "outage",
                        "url",
                        arguments[1],
                        "namespace",
                        "",
                        "period",
                        Double.valueOf(arguments[3]),
                        "backlog.rate",
                        Integer.valueOf(arguments[4])));
        Thread.currentThread().join();
    }

    /** Answers one thing, whatever it is asked. */
    private static <T> T stub(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, parameters) -> answer));
    }
}
