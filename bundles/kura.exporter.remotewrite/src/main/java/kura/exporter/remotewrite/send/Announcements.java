// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/** Of which metrics a receiver is to be told what they are: each at first, and then again, for receivers forget. Not for several threads. */
final class Announcements {

    /** Mimir forgets after ten minutes. */
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Set<Family> told = new HashSet<>();
    private long since = System.nanoTime();
    private Series[] last; // all of these are told

    /** Those that belong to these ticks and are due. */
    Collection<Family> due(List<Tick> ticks) {
        if (System.nanoTime() - since > AGAIN_NANOS) {
            since = System.nanoTime();
            told.clear();
            last = null;
        }
        var due = new LinkedHashSet<Family>();
        for (Tick tick : ticks) {
            if (tick.series() != last) {
                for (Series series : tick.series()) {
                    if (!told.contains(series.family())) {
                        due.add(series.family());
                    }
                }
                last = due.isEmpty() ? tick.series() : last;
            }
        }
        return due;
    }

    /** The receiver has them. */
    void made(Collection<Family> families) {
        told.addAll(families);
    }
}
