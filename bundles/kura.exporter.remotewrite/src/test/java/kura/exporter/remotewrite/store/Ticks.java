// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/** Ticks as gateways have them, and what tells them apart. */
final class Ticks {

    private static final long START = 1_700_000_000_000L;

    private final Series[] series;
    private final double[] values;
    private final Random random;
    private int count;

    Ticks(int size, long seed) {
        random = new Random(seed);
        series = IntStream.range(0, size).mapToObj(Ticks::series).toArray(Series[]::new);
        values = random.doubles(size, 0, 100)
                .map(value -> Math.rint(value * 100) / 100)
                .toArray();
    }

    static Series series(int number) {
        var family = new Family("gateway_reading_" + number % 20, "gauge", "What sensor " + number % 20 + " says.", "");
        return new Series(
                List.of("__name__", family.name(), "gateway", "plant-7-line-3", "sensor", "sensor-" + number), family);
    }

    /** A fifth each: constant, walking by hundredths, a raw double, a counter by ones, a counter by a thousand or so. */
    Tick next() {
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (i % 5) {
                case 0 -> values[i];
                case 1 -> Math.rint((values[i] + random.nextGaussian() * 0.05) * 100) / 100;
                case 2 -> 20 + random.nextGaussian();
                case 3 -> Math.rint(values[i]) + 1;
                default -> Math.rint(values[i]) + 900 + random.nextInt(200);
            };
        }
        return at(START + 10_000L * count++, values.clone());
    }

    Tick at(long millis, double[] values) {
        return new Tick(millis, series, values);
    }

    /** What tells batches apart, by the last label of each series. */
    static List<String> text(Batch batch) {
        return batch.ticks().stream().map(Ticks::text).toList();
    }

    static String text(Tick tick) {
        var text = new StringBuilder().append(tick.millis());
        for (int i = 0; i < tick.values().length; i++) {
            var labels = tick.series()[i].labels();
            text.append(' ')
                    .append(labels.get(labels.size() - 1))
                    .append('=')
                    .append(Long.toHexString(Double.doubleToRawLongBits(tick.values()[i])));
        }
        return text.toString();
    }

    /** All batches that wait, each settled as delivered. */
    static List<List<String>> drain(Store store) {
        var all = new ArrayList<List<String>>();
        for (Batch batch; (batch = store.oldest()) != null; store.delivered(batch)) {
            all.add(text(batch));
        }
        return all;
    }

    /** How many samples wait, each settled as delivered. */
    static long count(Store store) {
        long samples = 0;
        for (Batch batch; (batch = store.oldest()) != null; store.delivered(batch)) {
            samples += batch.samples();
        }
        return samples;
    }

    static List<String> flat(List<List<String>> batches) {
        return batches.stream().flatMap(List::stream).toList();
    }
}
