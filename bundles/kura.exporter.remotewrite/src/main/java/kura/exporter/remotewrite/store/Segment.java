// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of ticks, and a file beside it that says which of them are settled: first, last, CRC-32C. What cannot be read there counts
 * for nothing, so that its ticks are sent again rather than never.
 */
final class Segment {

    static final String TICKS = ".rw1";
    static final String MARKS = ".settled";
    static final long UNKNOWN = -1;

    private static final Logger log = LoggerFactory.getLogger(Segment.class);
    private static final int MARK = 12;

    final long number;
    final Path file;
    final BitSet settled = new BitSet();
    long bytes;

    /** Samples that are not settled; unknown until the file has been read. */
    long waiting = UNKNOWN;

    long oldestMillis;
    long newestMillis = Long.MIN_VALUE;

    /** Why it cannot be read, and when that was seen, by {@link System#nanoTime}; empty if it can. */
    String unreadable = "";

    long unreadableNanos;

    private final Path marks;
    private long marksBytes;
    private boolean loose;
    private boolean ragged;

    Segment(Path folder, long number) {
        this.number = number;
        this.file = folder.resolve("%010d%s".formatted(number, TICKS));
        this.marks = folder.resolve("%010d%s".formatted(number, MARKS));
    }

    /** Takes up what an earlier run has left. */
    Segment found() throws IOException {
        bytes = Files.size(file);
        try {
            if (Files.exists(marks)) {
                takeUpMarks();
            }
        } catch (IOException e) {
            log.warn("{} cannot be read, what it settles is sent again", marks, e);
        }
        return this;
    }

    private void takeUpMarks() throws IOException {
        var buffer = ByteBuffer.wrap(Files.readAllBytes(marks));
        marksBytes = buffer.limit();
        loose = true; // who wrote them may have been killed before they lasted
        for (; buffer.remaining() >= MARK; buffer.position(buffer.position() + MARK)) {
            int first = buffer.getInt(buffer.position());
            int last = buffer.getInt(buffer.position() + 4);
            if (check(buffer) == buffer.getInt(buffer.position() + 8) && first >= 0 && first <= last) {
                settled.set(first, last + 1);
            }
        }
    }

    long diskBytes() {
        return bytes + marksBytes;
    }

    /** Ticks in order, none of them settled before. */
    void settle(List<Entry> entries) throws IOException {
        waiting -= Entry.samples(entries);
        entries.forEach(entry -> settled.set(entry.ordinal));
        for (int begin = 0, end = 1; begin < entries.size(); begin = end++) {
            while (end < entries.size() && entries.get(end).ordinal == entries.get(end - 1).ordinal + 1) {
                end++;
            }
            settle(entries.get(begin).ordinal, entries.get(end - 1).ordinal);
        }
    }

    /** In memory at once; what cannot be written is sent again after a restart. */
    void settle(int first, int last) throws IOException {
        settled.set(first, last + 1);
        var mark = ByteBuffer.allocate(MARK).putInt(0, first).putInt(4, last);
        mark.putInt(8, check(mark));
        try (var out = FileChannel.open(marks, CREATE, WRITE, APPEND)) {
            out.truncate(marksBytes - marksBytes % MARK);
            out.write(mark);
            marksBytes = out.size();
            loose = true;
        }
    }

    /** Before somebody gets what is left of a batch: it must be the same after the power was gone. */
    void forceMarks() throws IOException {
        if (loose) {
            try (var out = FileChannel.open(marks, WRITE)) {
                out.force(false);
            }
            Folder.force(file.getParent());
            loose = false;
        }
    }

    /** What stands behind its bytes was not forced and will be written elsewhere: it must not be there twice. */
    void cut() throws IOException {
        ragged = true;
        trim();
    }

    /** Does that, if it could not be done. */
    void trim() throws IOException {
        if (ragged && Files.exists(file)) {
            try (var channel = FileChannel.open(file, WRITE)) {
                channel.truncate(bytes);
            }
        }
        ragged = false;
    }

    /** The ticks first: what is settled and back for want of marks would be sent once more. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(marks);
    }

    private int check(ByteBuffer mark) {
        var check = new CRC32C();
        check.update(ByteBuffer.allocate(8).putLong(0, number));
        check.update(mark.slice(mark.position(), 8));
        return (int) check.getValue();
    }
}
