// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/** Gives each series of a file its number, and says what must stand in the file's dictionary for it. */
final class Numbering {

    private final Map<Series, Integer> ids = new HashMap<>();
    private final Past past;
    private byte[] added;

    Numbering(Past past) {
        this.past = past;
    }

    int[] of(Tick tick) {
        var series = new ArrayList<Series>();
        var bases = new ArrayList<Double>();
        int first = ids.size();
        var numbers = new int[tick.series().length];
        for (int i = 0; i < numbers.length; i++) {
            var one = tick.series()[i];
            if (ids.putIfAbsent(one, ids.size()) == null) {
                past.base(ids.size() - 1, tick.values()[i]);
                series.add(one);
                bases.add(tick.values()[i]);
            }
            numbers[i] = ids.get(one);
        }
        added = series.isEmpty() ? null : Dictionary.write(first, series, bases);
        return numbers;
    }

    /** What the last tick brought along; null if nothing new. */
    byte[] added() {
        return added;
    }
}
