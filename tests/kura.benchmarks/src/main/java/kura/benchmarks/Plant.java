// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import kura.metrics.MetricRegistry;

/**
 * What a plant measures, the same in each run: of ten series four walk slowly and have two decimals, two have all the digits
 * that compensated readings have, two count, and two do not change.
 */
public final class Plant {

    private final List<DoubleConsumer> turns = new ArrayList<>(); // each gets the seconds since the start
    private final Random random = new Random(1);

    /** In a registry, as many series. */
    public Plant(MetricRegistry registry, int series) {
        var walking = registry.gauge("temperature_celsius", "Temperature.", "line", "sensor");
        var compensated = registry.gauge("pressure_pascals", "Air pressure in pascals.", "line", "sensor");
        var counting = registry.counter("pieces", "Pieces made.", "line", "sensor");
        var constant = registry.gauge("machine_state", "0 stopped, 1 runs.", "line", "sensor");
        List.of(walking, compensated, counting, constant).forEach(metric -> metric.allowSeries(series));
        for (int i = 0; i < series; i++) {
            String line = "line-" + i / 50;
            String sensor = "sensor-" + (1000 + i);
            switch (i % 10) {
                case 0, 1, 2, 3 -> {
                    var gauge = walking.labelValues(line, sensor);
                    double[] value = {2000 + random.nextInt(500)};
                    turns.add(second -> gauge.set(Math.rint(value[0] += random.nextInt(7) - 3) / 100));
                }
                case 4, 5 -> {
                    var gauge = compensated.labelValues(line, sensor);
                    turns.add(second -> gauge.set(101325 + 40 * Math.sin(second / 600) + random.nextGaussian()));
                }
                case 6, 7 -> {
                    var counter = counting.labelValues(line, sensor);
                    turns.add(second -> counter.inc(random.nextInt(4)));
                }
                default -> {
                    var gauge = constant.labelValues(line, sensor);
                    turns.add(second -> gauge.set(1));
                }
            }
        }
        next(0);
    }

    /** All measure again, so many seconds after the start. */
    public void next(int second) {
        turns.forEach(turn -> turn.accept(second));
    }
}
