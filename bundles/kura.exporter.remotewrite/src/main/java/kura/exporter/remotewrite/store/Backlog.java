// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what waits on disk, one file at a time, and says what of it cannot be read. */
final class Backlog {

    private static final Logger log = LoggerFactory.getLogger(Backlog.class);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

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
        for (int batch; (batch = reader.index.firstBatch()) >= 0; ) {
            try {
                var entries = reader.read(batch);
                if (reader.index.isBroken(batch)) {
                    force(segment);
                }
                appender.closeBatch(segment, batch);
                segment.oldestMillis = entries.get(0).tick.millis();
                return new Batch(segment.number << 20 | batch, entries);
            } catch (RuntimeException e) {
                var whole = reader.index.whole(batch);
                segment.settled.set(whole.first(), whole.end());
                segment.waiting -= whole.samples();
                damaged(segment, whole.samples(), "batch %d cannot be read: %s".formatted(batch, e.getMessage()));
                segment.settle(whole.first(), whole.end() - 1);
            }
        }
        return null;
    }

    /** If that cannot be done, some may come twice after a power cut, which is better than never. */
    private static void force(Segment segment) {
        try {
            segment.forceMarks();
        } catch (IOException e) {
            log.debug("marks of {} may not last", segment.file, e);
        }
    }

    /** Looks through the first file that nobody has looked through. False if there is none. */
    boolean examine() throws IOException {
        for (var segment : disk.segments()) {
            if (segment.waiting == Segment.UNKNOWN && open(segment) != null) {
                return true;
            }
        }
        return false;
    }

    /** Has a file in memory. False if it is gone, or cannot be read now. */
    private boolean read(Segment segment) throws IOException {
        if (reader == null || reader.segment != segment || reader.bytesRead != segment.bytes) {
            reader = null; // two of them would be much
            reader = open(segment);
        }
        return reader != null;
    }

    /** Whether it is known what waits in a file; if need be it is read. */
    boolean knows(Segment segment) throws IOException {
        return segment.waiting != Segment.UNKNOWN || open(segment) != null;
    }

    /** Reads a file and says what of it is lost; null if it is gone, or if it could not be read within the last minute. */
    private SegmentReader open(Segment segment) throws IOException {
        long now = System.nanoTime();
        if (!segment.unreadable.isEmpty() && now - segment.unreadableNanos < PATIENCE_NANOS) {
            return null;
        }
        try {
            var read = new SegmentReader(segment);
            segment.unreadable = "";
            examine(segment, read);
            return read;
        } catch (NoSuchFileException e) {
            disk.lost(segment, "is gone");
        } catch (IOException e) { // perhaps there are too many open files
            segment.unreadable = segment.file.getFileName() + " cannot be read: " + e.getMessage();
            segment.unreadableNanos = now;
        }
        return null;
    }

    private void examine(Segment segment, SegmentReader read) throws IOException {
        long before = segment.waiting;
        var gaps = read.index.gaps();
        gaps.forEach(gap -> segment.settled.set(gap.first(), gap.end()));
        read.index.measure();
        long lost = before == Segment.UNKNOWN
                ? gaps.stream().mapToLong(Index.Gap::samples).sum()
                : before - segment.waiting;
        if (lost > 0) {
            damaged(segment, lost, "some of it is not what was written");
        } else if (before == Segment.UNKNOWN && read.tornBytes() > 0) {
            damaged(segment, 0, "the last %d bytes were not written to the end".formatted(read.tornBytes()));
        }
        for (var gap : gaps) {
            segment.settle(gap.first(), gap.end() - 1); // so that it is said once
        }
    }

    private void damaged(Segment segment, long samples, String words) {
        listener.damaged(samples, segment.file.getFileName() + ": " + words);
    }
}
