// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

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

    Entry(Tick tick) {
        this.tick = tick;
    }

    int samples() {
        return tick.values().length;
    }

    boolean isAt(Entry other) {
        return file != NOWHERE && file == other.file && ordinal == other.ordinal;
    }
}
