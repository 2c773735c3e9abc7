// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Gauges, some of which change before each scrape: others each time, far apart, and none becomes what it was. */
public final class Changing {

    private final double[] numbers = Values.SENSOR.some(8191);
    private final DoubleConsumer[] gauges;
    private final int changing;
    private int turn;

    /** As many gauges; the function makes the one that has this label. */
    public Changing(int count, int changing, Function<String, DoubleConsumer> gauge) {
        this.changing = changing;
        gauges = IntStream.range(0, count)
                .mapToObj(i -> gauge.apply("sensor-" + (1000 + i)))
                .toArray(DoubleConsumer[]::new);
        IntStream.range(0, count).forEach(this::set);
    }

    /** Changes some. */
    public synchronized void next() {
        turn++;
        for (int i = 0; i < changing; i++) {
            set((turn + i * gauges.length / changing & Integer.MAX_VALUE) % gauges.length);
        }
    }

    private void set(int gauge) {
        gauges[gauge].accept(numbers[(gauge + turn * 7 & Integer.MAX_VALUE) % numbers.length]);
    }
}
