// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** Ticks that are in memory only, in the order in which they came: 8 MiB at most. Belongs to {@link Waiting}. */
final class Young {

    private static final int SAMPLE_BYTES = 16;
    private static final int TICK_BYTES = 256; // without them, roughly
    private static final long MAX_BYTES = 8 << 20;

    private final StoreSettings settings;
    private final Set<Entry> entries = new LinkedHashSet<>();
    private long samples;

    Young(StoreSettings settings) {
        this.settings = settings;
    }

    void add(Entry entry, long nanos) {
        entry.arrived = nanos;
        if (entries.add(entry)) {
            samples += entry.samples();
        }
    }

    void remove(Entry entry) {
        if (entries.remove(entry)) {
            samples -= entry.samples();
        }
    }

    boolean contains(Entry entry) {
        return entries.contains(entry);
    }

    long samples() {
        return samples;
    }

    OptionalLong oldestMillis() {
        return entries.stream().mapToLong(entry -> entry.tick.millis()).findFirst();
    }

    /** Lets the oldest go that may go, until what is left fits. */
    List<Entry> shrink(Predicate<Entry> mayGo) {
        var gone = new ArrayList<Entry>();
        var all = entries.iterator();
        while (samples * SAMPLE_BYTES + entries.size() * TICK_BYTES > MAX_BYTES && all.hasNext()) {
            var entry = all.next();
            if (!entry.busy && mayGo.test(entry)) {
                all.remove();
                samples -= entry.samples();
                gone.add(entry);
            }
        }
        return gone;
    }

    /** As many of the oldest as go into a batch. */
    List<Entry> batch(Predicate<Entry> mayGo) {
        var batch = new ArrayList<Entry>();
        int size = 0;
        for (var entry : entries) {
            if (!entry.busy && mayGo.test(entry)) {
                size += entry.samples();
                if (size > settings.batchSamples() && !batch.isEmpty()) {
                    break;
                }
                batch.add(entry);
            }
        }
        return batch;
    }

    /** All of them, to be written. */
    List<Entry> writing() {
        entries.forEach(entry -> entry.busy = true);
        return List.copyOf(entries);
    }

    void writingEnds() {
        entries.forEach(entry -> entry.busy = false);
    }

    /** How long they may stay; nothing or less if they are to be written now. */
    long nanosLeft(long nanos) {
        if (entries.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return samples * Double.BYTES >= settings.windowBytes()
                ? 0
                : entries.iterator().next().arrived + settings.window().toNanos() - nanos;
    }
}
