// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/** What is in one file, held in memory: a megabyte or a few. Only what was forced to the medium is looked at. */
final class SegmentReader {

    final Segment segment;
    final Index index;
    final long bytesRead;

    private final byte[] bytes;
    private final Map<Integer, Series> dictionary = new HashMap<>();
    private final Past past = new Past();
    private int tornBytes;

    SegmentReader(Segment segment) throws IOException {
        this.segment = segment;
        this.index = new Index(segment);
        this.bytesRead = segment.bytes;
        byte[] all = Files.readAllBytes(segment.file);
        this.bytes = all.length > bytesRead ? Arrays.copyOf(all, (int) bytesRead) : all;
        Frames.read(segment.number, bytes, new Frames.Reader() {

            @Override
            public void record(int kind, int offset, int length) {
                tornBytes = 0;
                take(kind, offset, length);
            }

            @Override
            public void damage(int offset, int length) {
                tornBytes = length;
            }
        });
    }

    private void take(int kind, int offset, int length) {
        try {
            switch (kind) {
                case SegmentWriter.DICTIONARY -> Dictionary.read(bytes, offset, length, dictionary, past);
                case SegmentWriter.TICK -> index.tick(Head.read(new BitReader(bytes, offset)), offset);
                case SegmentWriter.END -> index.end(Head.read(new BitReader(bytes, offset)));
                default -> tornBytes = length;
            }
        } catch (IOException | RuntimeException e) {
            tornBytes = length; // its check is right and it cannot be read: what needs it will be missed
        }
    }

    /** Bytes at the end that say nothing: a kill tore them off, or they are damaged and nobody knows what they were. */
    int tornBytes() {
        return tornBytes;
    }

    /** The ticks of a batch that are not settled. Throws what it likes if they are not what was written. */
    List<Entry> read(int batch) {
        past.restart();
        var entries = new ArrayList<Entry>();
        int[] lastIds = null;
        Series[] series = null;
        Head last = null;
        for (var place : index.batch(batch)) {
            var head = place.head();
            if (!head.follows(last)) {
                break; // a gap, and counted as such
            }
            last = head;
            var in = new BitReader(bytes, place.offset());
            Head.read(in);
            var ids = Ids.read(in, head.samples());
            if (!Arrays.equals(ids, lastIds)) {
                series = series(ids);
                lastIds = ids;
            }
            var values = new double[ids.length];
            for (int i = 0; i < ids.length; i++) {
                values[i] = past.read(in, ids[i]);
            }
            if (index.waits(place)) {
                entries.add(new Entry(new Tick(head.millis(), series, values), segment.number, head.ordinal()));
            }
        }
        return entries;
    }

    private Series[] series(int[] ids) {
        var series = new Series[ids.length];
        for (int i = 0; i < ids.length; i++) {
            series[i] = dictionary.get(ids[i]);
            if (series[i] == null) {
                throw new IllegalStateException("series %d is not in the dictionary".formatted(ids[i]));
            }
        }
        return series;
    }
}
