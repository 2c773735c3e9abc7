// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Writes to the last file of a store, and begins another one when it is full. */
final class Appender {

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Disk disk;
    private final Waiting waiting;
    private final StoreSettings settings;
    private SegmentWriter writer;
    private long begunNanos;
    private long writtenNanos;

    Appender(Disk disk, Waiting waiting, StoreSettings settings) {
        this.disk = disk;
        this.waiting = waiting;
        this.settings = settings;
    }

    /** The file that is written to, if there is one. */
    Segment writing() {
        return writer == null ? null : writer.segment;
    }

    /** Puts as many on the medium as go into the file, and says how many; or throws and has put none. */
    int write(List<Entry> entries, long nanos) throws IOException {
        if (writer == null) {
            writer = new SegmentWriter(disk.next(), settings);
            begunNanos = nanos;
        } else if (writer.isGone()) {
            var gone = writer;
            writer = null;
            gone.abandon();
            disk.lost(gone.segment, "is gone");
            return 0;
        }
        var ordinals = force(entries);
        var segment = writer.segment;
        if (segment.waiting == Segment.UNKNOWN) {
            segment.waiting = 0;
            disk.add(segment);
        }
        for (int i = 0; i < ordinals.size(); i++) {
            var entry = entries.get(i);
            segment.oldestMillis = segment.waiting == 0 ? entry.tick.millis() : segment.oldestMillis;
            segment.newestMillis = Math.max(segment.newestMillis, entry.tick.millis());
            segment.waiting += entry.samples();
            waiting.written(entry, segment.number, ordinals.get(i));
        }
        writtenNanos = nanos;
        if (writer.isFull()) {
            seal();
        }
        return ordinals.size();
    }

    private List<Integer> force(List<Entry> entries) throws IOException {
        var ordinals = new ArrayList<Integer>();
        try {
            do {
                ordinals.add(writer.add(entries.get(ordinals.size()).tick));
            } while (ordinals.size() < entries.size() && !writer.isFull());
            writer.force();
            return ordinals;
        } catch (IOException | RuntimeException | Error e) {
            var broken = writer;
            writer = null;
            broken.abandon();
            throw e;
        }
    }

    /** A batch is handed out as it is now: nothing may come to it. */
    void closeBatch(Segment segment, int batch) {
        if (segment == writing()) {
            writer.closeBatch(batch);
        }
    }

    /** Begins another file soon if this one is old, and takes it away if nothing in it has waited for a minute. */
    void sweep(long nanos) throws IOException {
        if (writer == null) {
            return;
        }
        boolean idle = writer.segment.waiting == 0 && nanos - writtenNanos > IDLE_NANOS;
        if (idle || nanos - begunNanos > settings.maxAge().toNanos() / 8) {
            seal();
        }
    }

    void seal() throws IOException {
        if (writer != null) {
            var full = writer;
            writer = null;
            try {
                full.seal();
            } catch (IOException e) {
                full.abandon();
                throw e;
            }
        }
    }
}
