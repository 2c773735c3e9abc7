// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Which ticks are in a file, and which are missing. */
final class Index {

    /** A tick, and where in the file it stands. */
    record Place(Head head, int offset) {}

    /** Ticks from one to before another that cannot be read, and their samples. */
    record Gap(int first, int end, long samples) {}

    private final Segment segment;
    private final TreeMap<Integer, Place> places = new TreeMap<>();
    private Head end;

    Index(Segment segment) {
        this.segment = segment;
    }

    void tick(Head head, int offset) {
        places.putIfAbsent(head.ordinal(), new Place(head, offset));
    }

    void end(Head head) {
        end = head;
    }

    /** What was written, is not settled and cannot be read. Counted by the ticks around it. */
    List<Gap> gaps() {
        var gaps = new ArrayList<Gap>();
        Head last = null;
        int ordinal = 0;
        long samples = 0;
        for (var place : places.values()) {
            var head = place.head();
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

    private void gap(List<Gap> gaps, int first, int end, long samples) {
        if (first < end && segment.settled.nextClearBit(first) < end) {
            gaps.add(new Gap(first, end, samples));
        }
    }

    /** Tells the segment what of it waits, once what is damaged counts as settled. */
    void measure() {
        segment.waiting = 0;
        for (var place : places.values()) {
            var head = place.head();
            segment.newestMillis = Math.max(segment.newestMillis, head.millis());
            if (waits(place)) {
                segment.oldestMillis = segment.waiting == 0 ? head.millis() : segment.oldestMillis;
                segment.waiting += head.samples();
            }
        }
    }

    /** The number of the first batch that is not settled; negative if there is none. */
    int firstBatch() {
        return places.tailMap(segment.settled.nextClearBit(0)).values().stream()
                .filter(this::waits)
                .mapToInt(place -> place.head().batch())
                .findFirst()
                .orElse(-1);
    }

    /** The ticks of a batch, settled or not. */
    List<Place> batch(int batch) {
        return places.values().stream()
                .filter(place -> place.head().batch() == batch)
                .toList();
    }

    boolean waits(Place place) {
        return !segment.settled.get(place.head().ordinal());
    }

    /** Whether some of a batch are settled. */
    boolean isBroken(int batch) {
        return !batch(batch).stream().allMatch(this::waits);
    }

    /** All of a batch, as something that cannot be read. */
    Gap whole(int batch) {
        var all = batch(batch);
        long samples = all.stream()
                .filter(this::waits)
                .mapToLong(place -> place.head().samples())
                .sum();
        return new Gap(
                all.get(0).head().ordinal(), all.get(all.size() - 1).head().ordinal() + 1, samples);
    }
}
