// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import kura.exporter.remotewrite.samples.Tick;

/** Writes ticks behind one another into one file. After an exception nothing more can be written, and {@link #abandon} is due. */
final class SegmentWriter {

    static final int DICTIONARY = 1;
    static final int TICK = 2;
    static final int END = 3;

    private static final int PLENTY = 256 << 10;

    final Segment segment;

    private final StoreSettings settings;
    private final FileChannel channel;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final ByteArrayOutputStream again = new ByteArrayOutputStream();
    private final Past past = new Past();
    private final Numbering numbering = new Numbering(past);
    private final BitWriter bits = new BitWriter();
    private Head last = new Head(-1, -1, 0, 0, 0, 0);
    private int batchSamples = Integer.MAX_VALUE;
    private long dictionaryBytes;
    private long written;

    SegmentWriter(Segment segment, StoreSettings settings) throws IOException {
        this.segment = segment;
        this.settings = settings;
        this.channel = FileChannel.open(segment.file, CREATE_NEW, WRITE);
    }

    /** Gives the tick's place in the file. It lasts once {@link #force} has been called. */
    int add(Tick tick) throws IOException {
        var numbers = numbers(tick);
        int samples = numbers.length;
        boolean begins = batchSamples > settings.batchSamples() - samples;
        if (begins) {
            past.restart();
            batchSamples = 0;
        }
        batchSamples += samples;
        last = new Head(
                last.ordinal() + 1,
                begins ? last.batch() + 1 : last.batch(),
                begins ? 0 : last.position() + 1,
                last.before() + last.samples(),
                samples,
                tick.millis());
        bits.clear();
        last.write(bits);
        Ids.write(bits, numbers);
        for (int i = 0; i < samples; i++) {
            past.write(bits, numbers[i], tick.values()[i]);
        }
        pending.writeBytes(Frames.of(segment.number, TICK, bits.toBytes()));
        if (pending.size() > PLENTY) {
            write(pending);
        }
        return last.ordinal();
    }

    /** The next tick begins a new batch, since somebody gets this one. */
    void closeBatch(int batch) {
        if (batch == last.batch()) {
            batchSamples = Integer.MAX_VALUE;
        }
    }

    /** When this returns, what was added is on the medium. */
    void force() throws IOException {
        pending.writeBytes(again.toByteArray());
        again.reset();
        write(pending);
        channel.force(false);
        if (segment.bytes == 0) {
            Folder.force(segment.file.getParent());
        }
        segment.bytes = written;
    }

    boolean isFull() {
        long size = written + pending.size();
        return size >= settings.segmentBytes() && (size >= 5 * dictionaryBytes || size >= 4L * settings.segmentBytes());
    }

    /** Says how many samples there are, so that a lost end is known. */
    void seal() throws IOException {
        bits.clear();
        new Head(last.ordinal() + 1, last.batch() + 1, 0, last.before() + last.samples(), 0, 0).write(bits);
        pending.writeBytes(Frames.of(segment.number, END, bits.toBytes()));
        try (channel) {
            write(pending);
        }
        segment.bytes = written;
    }

    /** What was not forced must not be there twice: it will be written elsewhere. */
    void abandon() throws IOException {
        channel.close();
        if (segment.bytes == 0) {
            segment.delete();
        } else {
            segment.cut();
        }
    }

    boolean isGone() {
        return !Files.exists(segment.file);
    }

    private int[] numbers(Tick tick) {
        var numbers = numbering.of(tick);
        if (numbering.added() != null) {
            var frame = Frames.of(segment.number, DICTIONARY, numbering.added());
            pending.writeBytes(frame);
            again.writeBytes(frame); // twice, and not side by side: everything needs it
            dictionaryBytes += 2L * frame.length;
        }
        return numbers;
    }

    private void write(ByteArrayOutputStream bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes.toByteArray());
        while (buffer.hasRemaining()) {
            written += channel.write(buffer);
        }
        bytes.reset();
    }
}
