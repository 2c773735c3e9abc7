// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.List;
import kura.exporter.remotewrite.samples.Tick;

/** What goes into one request. The same object until it is settled or narrowed; after a restart, the same ticks in the same order. */
public final class Batch {

    final List<Entry> entries;

    private final long id;

    Batch(long id, List<Entry> entries) {
        this.id = id;
        this.entries = List.copyOf(entries);
    }

    /** Names it in logs: the same after a restart if it is on disk, negative if it comes from memory. */
    public long id() {
        return id;
    }

    /** In the order in which they were taken, which after a jump of the clock is not that of their times. */
    public List<Tick> ticks() {
        return entries.stream().map(entry -> entry.tick).toList();
    }

    /** How many numbers. */
    public int samples() {
        return entries.stream().mapToInt(Entry::samples).sum();
    }
}
