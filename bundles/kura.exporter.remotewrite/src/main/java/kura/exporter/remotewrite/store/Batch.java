// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.List;
import kura.exporter.remotewrite.samples.Tick;

/** What goes into one request. The same object until it is settled; after a restart, the same ticks in the same order. */
public final class Batch {

    private final long id;
    private final List<Tick> ticks;

    Batch(long id, List<Tick> ticks) {
        this.id = id;
        this.ticks = List.copyOf(ticks);
    }

    /** Names it in logs: the same after a restart if it was on disk; negative if it never was. */
    public long id() {
        return id;
    }

    /** In the order in which they were taken, which after a jump of the clock is not that of their times. */
    public List<Tick> ticks() {
        return ticks;
    }

    /** How many numbers. */
    public int samples() {
        return ticks.stream().mapToInt(tick -> tick.values().length).sum();
    }
}
