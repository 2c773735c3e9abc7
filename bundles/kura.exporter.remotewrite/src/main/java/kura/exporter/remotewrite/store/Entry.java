// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kura.exporter.remotewrite.samples.Tick;

/** A tick in memory, and where it is on disk. Belongs to who has the lock of {@link Waiting}. */
final class Entry {

    static final long NOWHERE = -1;

    final Tick tick;

    /** The number of the file it is in, if it is on disk. */
    long file = NOWHERE;

    /** Which of the file's ticks. */
    int ordinal;

    /** When it came, by {@link System#nanoTime}. */
    long arrived;

    /** It is being written. */
    boolean busy;

    /** The receiver has it, or will never take it. */
    boolean settled;

    /** One that is in memory. */
    Entry(Tick tick) {
        this.tick = tick;
    }

    /** One that is on disk. */
    Entry(Tick tick, long file, int ordinal) {
        this.tick = tick;
        this.file = file;
        this.ordinal = ordinal;
    }

    /** A tick as one, or in parts if it is too large for a batch. */
    static List<Entry> of(Tick tick, int batchSamples) {
        int size = tick.values().length;
        var parts = new ArrayList<Entry>();
        for (int begin = 0; begin < size && size > batchSamples; begin += batchSamples) {
            int end = Math.min(size, begin + batchSamples);
            parts.add(new Entry(new Tick(
                    tick.millis(),
                    Arrays.copyOfRange(tick.series(), begin, end),
                    Arrays.copyOfRange(tick.values(), begin, end))));
        }
        return size > batchSamples ? parts : size > 0 ? List.of(new Entry(tick)) : List.of();
    }

    static long samples(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::samples).sum();
    }

    int samples() {
        return tick.values().length;
    }

    boolean isAt(Entry other) {
        return file != NOWHERE && file == other.file && ordinal == other.ordinal;
    }
}
