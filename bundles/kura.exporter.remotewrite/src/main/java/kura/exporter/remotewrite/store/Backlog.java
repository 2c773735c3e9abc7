// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Reads what waits on disk, one file at a time, and says what of it cannot be read. */
final class Backlog {

    private static final int PATIENCE = 20;

    private final Disk disk;
    private final Appender appender;
    private final Waiting waiting;
    private final StoreListener listener;
    private SegmentReader reader;

    Backlog(Disk disk, Appender appender, Waiting waiting, StoreListener listener) {
        this.disk = disk;
        this.appender = appender;
        this.waiting = waiting;
        this.listener = listener;
    }

    /** Hands out the batch that has waited longest; null if nothing waits, or if the live lane has some of it. */
    Batch next() throws IOException {
        for (var segment : disk.segments()) {
            if (segment.waiting != 0 && read(segment)) {
                var batch = first(segment);
                if (batch != null) {
                    return waiting.hand(batch) ? batch : null;
                }
            }
        }
        reader = null;
        return null;
    }

    private Batch first(Segment segment) throws IOException {
        for (int batch; (batch = reader.firstBatch()) >= 0; ) {
            try {
                var entries = reader.read(batch);
                if (reader.isBroken(batch)) {
                    segment.forceMarks();
                }
                appender.closeBatch(segment, batch);
                segment.oldestMillis = entries.get(0).tick.millis();
                return new Batch(segment.number << 20 | batch, entries);
            } catch (RuntimeException e) {
                var whole = reader.whole(batch);
                segment.settled.set(whole.first(), whole.end());
                segment.waiting -= whole.samples();
                damaged(segment, whole.samples(), "batch %d cannot be read: %s".formatted(batch, e.getMessage()));
                segment.settle(whole.first(), whole.end() - 1);
            }
        }
        return null;
    }

    /** Has a file in memory and says what of it is lost. False if it is gone. */
    boolean read(Segment segment) throws IOException {
        if (reader != null && reader.segment == segment && reader.bytesRead == segment.bytes) {
            return true;
        }
        reader = null;
        try {
            reader = new SegmentReader(segment);
        } catch (NoSuchFileException e) {
            disk.lost(segment, "is gone");
            return false;
        } catch (IOException e) {
            if (++segment.refusals < PATIENCE) {
                throw e;
            }
            disk.lost(segment, "cannot be read: " + e.getMessage());
            return false;
        }
        examine(segment);
        return true;
    }

    private void examine(Segment segment) throws IOException {
        long before = segment.waiting;
        var gaps = reader.gaps();
        gaps.forEach(gap -> segment.settled.set(gap.first(), gap.end()));
        reader.measure();
        long lost = before == Segment.UNKNOWN
                ? gaps.stream().mapToLong(SegmentReader.Gap::samples).sum()
                : before - segment.waiting;
        if (lost > 0) {
            damaged(segment, lost, "some of it is not what was written");
        } else if (before == Segment.UNKNOWN && reader.tornBytes() > 0) {
            damaged(segment, 0, "the last %d bytes were not written to the end".formatted(reader.tornBytes()));
        }
        for (var gap : gaps) {
            segment.settle(gap.first(), gap.end() - 1); // so that it is said once
        }
    }

    private void damaged(Segment segment, long samples, String words) {
        listener.damaged(samples, segment.file.getFileName() + ": " + words);
    }
}
