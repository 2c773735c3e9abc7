// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/**
 * Series that were refused each for itself a while ago: they are sent apart, so that the others need not be told from them again. Not
 * for several threads.
 */
final class Suspects {

    private static final int MOST = 1000;
    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Map<Series, Long> known = new LinkedHashMap<>(); // in the order of when

    /** What was refused, if it is a single series, or only such as are known. */
    void add(List<Tick> refused, long nanos) {
        Set<Series> all = new HashSet<>();
        for (Tick tick : refused) {
            all.addAll(List.of(tick.series()));
        }
        if (all.size() == 1 || known.keySet().containsAll(all)) {
            for (Series series : all) {
                known.remove(series);
                known.put(series, nanos);
            }
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    /** Those among some ticks. */
    Set<Series> of(List<Tick> ticks, long nanos) {
        for (Iterator<Long> all = known.values().iterator(); all.hasNext() && nanos - all.next() > MEMORY_NANOS; ) {
            all.remove();
        }
        Set<Series> found = new HashSet<>();
        if (!known.isEmpty()) {
            for (Tick tick : ticks) {
                for (Series series : tick.series()) {
                    if (known.containsKey(series)) {
                        found.add(series);
                    }
                }
            }
        }
        return found;
    }
}
