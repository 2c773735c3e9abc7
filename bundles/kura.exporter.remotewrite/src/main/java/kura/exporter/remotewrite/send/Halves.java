// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.Arrays;
import java.util.List;
import kura.exporter.remotewrite.samples.Tick;

/**
 * A request that is refused as a whole, in two: by time as long as there are several ticks, then by series. The same ticks give
 * the same halves each time.
 */
record Halves(List<Tick> older, List<Tick> newer) {

    /** Null if there is only one sample. */
    static Halves of(List<Tick> ticks) {
        if (ticks.size() > 1) {
            int middle = ticks.size() / 2;
            return new Halves(ticks.subList(0, middle), ticks.subList(middle, ticks.size()));
        }
        Tick only = ticks.get(0);
        int middle = only.values().length / 2;
        return middle == 0
                ? null
                : new Halves(List.of(part(only, 0, middle)), List.of(part(only, middle, only.values().length)));
    }

    private static Tick part(Tick tick, int from, int to) {
        return new Tick(
                tick.millis(),
                Arrays.copyOfRange(tick.series(), from, to),
                Arrays.copyOfRange(tick.values(), from, to));
    }
}
