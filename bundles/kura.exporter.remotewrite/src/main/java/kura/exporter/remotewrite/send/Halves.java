// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/** What goes into one request, in two. The same ticks give the same halves each time. */
record Halves(List<Tick> first, List<Tick> second) {

    /** The older ticks, then the newer ones, whatever their order was; null if there is only one. */
    static Halves byTime(List<Tick> ticks) {
        int middle = ticks.size() / 2;
        var sorted =
                ticks.stream().sorted(Comparator.comparingLong(Tick::millis)).toList();
        return middle == 0 ? null : new Halves(sorted.subList(0, middle), sorted.subList(middle, sorted.size()));
    }

    /** Some series and the others; if there is only one, by time. */
    static Halves bySeries(List<Tick> ticks) {
        Set<Series> all = new LinkedHashSet<>();
        ticks.forEach(tick -> all.addAll(List.of(tick.series())));
        if (all.size() < 2) {
            return byTime(ticks);
        }
        Set<Series> half = new LinkedHashSet<>(new ArrayList<>(all).subList(0, all.size() / 2));
        return new Halves(part(ticks, half::contains), part(ticks, each -> !half.contains(each)));
    }

    /** Everything else, then some series; one of both is empty if there are only such or none. */
    static Halves apart(List<Tick> ticks, Set<Series> some) {
        if (some.isEmpty()) {
            return new Halves(ticks, List.of());
        }
        var others = part(ticks, each -> !some.contains(each));
        return others.isEmpty() ? new Halves(ticks, List.of()) : new Halves(others, part(ticks, some::contains));
    }

    private static List<Tick> part(List<Tick> ticks, Predicate<Series> wanted) {
        return ticks.stream()
                .map(tick -> part(tick, wanted))
                .filter(tick -> tick.values().length > 0)
                .toList();
    }

    private static Tick part(Tick tick, Predicate<Series> wanted) {
        int[] places = IntStream.range(0, tick.values().length)
                .filter(i -> wanted.test(tick.series()[i]))
                .toArray();
        return new Tick(
                tick.millis(),
                IntStream.of(places).mapToObj(i -> tick.series()[i]).toArray(Series[]::new),
                IntStream.of(places).mapToDouble(i -> tick.values()[i]).toArray());
    }
}
