// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/** What is in one file, held in memory: a megabyte or a few. Only what was forced to the medium is looked at. */
final class SegmentReader {

    final Segment segment;
    final long bytesRead;

    private final byte[] bytes;
    private final TreeMap<Integer, Record> records = new TreeMap<>();
    private final Map<Integer, Series> dictionary = new HashMap<>();
    private final Past past = new Past();
    private Head end;
    private int tornBytes;

    private record Record(Head head, int offset) {}

    SegmentReader(Segment segment) throws IOException {
        this.segment = segment;
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
                case SegmentWriter.TICK -> {
                    var head = Head.read(new BitReader(bytes, offset));
                    records.putIfAbsent(head.ordinal(), new Record(head, offset));
                }
                case SegmentWriter.END -> end = Head.read(new BitReader(bytes, offset));
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

    /** What was written, is not settled and cannot be read. Counted by the ticks around it. */
    List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        Head last = null;
        int ordinal = 0;
        long samples = 0;
        for (var record : records.values()) {
            var head = record.head();
            gap(gaps, ordinal, head.ordinal(), head.before() - samples);
            boolean sound = head.follows(last);
            if (!sound) {
                gap(gaps, head.ordinal(), head.ordinal() + 1, head.samples());
            }
            ordinal = head.ordinal() + 1;
            samples = head.before() + head.samples();
            last = sound ? head : null;
        }
        if (end != null) {
            gap(gaps, ordinal, end.ordinal(), end.before() - samples);
        }
        return gaps;
    }

    /** Ticks from one to before another. */
    record Gap(int first, int end, long samples) {}

    private void gap(List<Gap> gaps, int first, int end, long samples) {
        if (first < end && segment.settled.nextClearBit(first) < end) {
            gaps.add(new Gap(first, end, samples));
        }
    }

    /** Tells the segment what of it waits, once what is damaged counts as settled. */
    void measure() {
        segment.waiting = 0;
        for (var record : records.values()) {
            var head = record.head();
            segment.newestMillis = Math.max(segment.newestMillis, head.millis());
            if (!segment.settled.get(head.ordinal())) {
                segment.oldestMillis = segment.waiting == 0 ? head.millis() : segment.oldestMillis;
                segment.waiting += head.samples();
            }
        }
    }

    /** The number of the first batch that is not settled; negative if there is none. */
    int firstBatch() {
        for (var record : records.tailMap(segment.settled.nextClearBit(0)).values()) {
            if (!segment.settled.get(record.head().ordinal())) {
                return record.head().batch();
            }
        }
        return -1;
    }

    /** Whether some of a batch are settled. */
    boolean isBroken(int batch) {
        return of(batch).stream()
                .anyMatch(record -> segment.settled.get(record.head().ordinal()));
    }

    /** All of a batch, as something that cannot be read. */
    Gap whole(int batch) {
        var heads = of(batch).stream().map(Record::head).toList();
        long samples = heads.stream()
                .filter(head -> !segment.settled.get(head.ordinal()))
                .mapToLong(Head::samples)
                .sum();
        return new Gap(heads.get(0).ordinal(), heads.get(heads.size() - 1).ordinal() + 1, samples);
    }

    private List<Record> of(int batch) {
        return records.values().stream()
                .filter(record -> record.head().batch() == batch)
                .toList();
    }

    /** The ticks of a batch that are not settled. Throws what it likes if they are not what was written. */
    List<Entry> read(int batch) {
        past.restart();
        var entries = new ArrayList<Entry>();
        int[] lastIds = null;
        Series[] series = null;
        Head last = null;
        for (var record : of(batch)) {
            var head = record.head();
            if (!head.follows(last)) {
                break; // a gap, and counted as such
            }
            last = head;
            var in = new BitReader(bytes, record.offset());
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
            if (!segment.settled.get(head.ordinal())) {
                var entry = new Entry(new Tick(head.millis(), series, values));
                entry.file = segment.number;
                entry.ordinal = head.ordinal();
                entries.add(entry);
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
