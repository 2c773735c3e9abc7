// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/**
 * A gateway as far as sending goes, without OSGi, in a process that can be killed. It sends so many series and, beside them,
 * {@code kura_reading}, which counts the ticks of this run and is printed at each of them: a number that was printed and is not at the
 * receiver was lost. What it says of itself is printed too.
 */
public final class SendingProcess {

    private SendingProcess() {}

    /** Arguments: URL, folder of the queue, number of series, label {@code run}, and settings as name=value, for example period=1. */
    public static void main(String[] arguments) throws Exception {
        var registry = MetricRegistry.create();
        int series = Integer.parseInt(arguments[2]);
        var readings = new AtomicInteger();
        var random = new Random(series);
        Gauge.builder()
                .name("reading")
                .labelNames("run")
                .register(registry)
                .callback(
                        () -> {
                            int number = readings.incrementAndGet();
                            System.out.println("reading " + number);
                            return number;
                        },
                        arguments[3]);
        var gauge = Gauge.builder().name("load_celsius").labelNames("sensor").register(registry);
        gauge.allowSeries(series);
        for (int i = 0; i < series; i++) {
            double[] value = {20 + i % 10};
            gauge.callback(
                    () -> {
                        value[0] += Math.rint(random.nextGaussian() * 3) / 100; // as a sensor with two digits
                        return Math.rint(value[0] * 100) / 100;
                    },
                    "s" + i);
        }
        List<Object> settings = new ArrayList<>();
        for (int i = 4; i < arguments.length; i++) {
            settings.addAll(List.of(arguments[i].split("=", 2)));
        }
        var plan = Plans.of(arguments[0], settings.toArray());
        var destination = Plans.start("main", plan, registry, Path.of(arguments[1]));
        String said = "";
        while (System.in.available() == 0) { // a line ends it as Kura stops a component; else it is killed
            String words = registry.remarks().toString();
            if (!words.equals(said)) {
                System.out.println(words);
                said = words;
            }
            Thread.sleep(50);
        }
        destination.close();
    }
}
