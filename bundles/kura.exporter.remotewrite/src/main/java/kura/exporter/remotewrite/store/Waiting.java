// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.samples.Tick;

/** What of a store is in memory: ticks that are too young for the disk, and what somebody has. Waits for no disk, only its own lock. */
final class Waiting {

    private static final int SAMPLE_BYTES = 16;
    private static final long MAX_BYTES = 8 << 20;

    private final StoreSettings settings;
    private final Set<Entry> young = new LinkedHashSet<>();
    private final Deque<Entry> fresh = new ArrayDeque<>();
    private final List<Entry> away = new ArrayList<>();
    private List<Entry> marks = new ArrayList<>();
    private Batch handed;
    private long youngSamples;
    private long nextId = -1;
    private boolean closed;

    Waiting(StoreSettings settings) {
        this.settings = settings;
    }

    /** Gives how many samples had to go for it. */
    synchronized long add(Tick tick, long nanos) {
        fresh.clear();
        int size = tick.values().length;
        for (int begin = 0; begin < size; begin += settings.batchSamples()) {
            var entry = new Entry(part(tick, begin, Math.min(size, begin + settings.batchSamples())));
            fresh.add(entry);
            young(entry, nanos);
        }
        long dropped = 0;
        var all = young.iterator();
        while (youngSamples * SAMPLE_BYTES > MAX_BYTES && all.hasNext()) {
            var entry = all.next();
            if (!entry.busy && !away.contains(entry)) {
                all.remove();
                fresh.remove(entry);
                youngSamples -= entry.samples();
                dropped += entry.samples();
            }
        }
        notifyAll();
        return dropped;
    }

    private static Tick part(Tick tick, int begin, int end) {
        return end - begin == tick.values().length
                ? tick
                : new Tick(
                        tick.millis(),
                        Arrays.copyOfRange(tick.series(), begin, end),
                        Arrays.copyOfRange(tick.values(), begin, end));
    }

    private void young(Entry entry, long nanos) {
        entry.arrived = nanos;
        if (young.add(entry)) {
            youngSamples += entry.samples();
        }
    }

    private void notYoung(Entry entry) {
        if (young.remove(entry)) {
            youngSamples -= entry.samples();
        }
    }

    synchronized Batch fresh() {
        var entry = fresh.poll();
        return entry == null ? null : out(List.of(entry));
    }

    private Batch out(List<Entry> entries) {
        away.addAll(entries);
        return new Batch(nextId--, entries);
    }

    synchronized Batch handed() {
        return handed;
    }

    /** Hands out a batch from disk, unless some of it is with the live lane. */
    synchronized boolean hand(Batch batch) {
        for (var entry : batch.entries) {
            if (away.stream().anyMatch(entry::isAt)) {
                return false;
            }
        }
        batch.entries.forEach(entry -> fresh.removeIf(entry::isAt));
        away.addAll(batch.entries);
        handed = batch;
        return true;
    }

    /** Hands out what has been in memory for longest, when the disk cannot be used. */
    synchronized Batch handYoung() {
        var entries = new ArrayList<Entry>();
        int samples = 0;
        for (var entry : young) {
            boolean waits = !entry.busy && !away.contains(entry) && !fresh.contains(entry);
            if (waits && (entries.isEmpty() || samples + entry.samples() <= settings.batchSamples())) {
                entries.add(entry);
                samples += entry.samples();
            }
        }
        handed = entries.isEmpty() ? null : out(entries);
        return handed;
    }

    synchronized void failed(Batch batch, long nanos) {
        if (batch == handed) {
            return;
        }
        for (var entry : batch.entries) {
            if (away.remove(entry) && entry.file == Entry.NOWHERE && !young.contains(entry)) {
                young(entry, nanos); // its file had to go meanwhile
            }
        }
        notifyAll();
    }

    /** Says whether it was news. */
    synchronized boolean settle(Batch batch) {
        boolean news = false;
        for (var entry : batch.entries) {
            news |= !entry.settled;
            if (!entry.settled && entry.file != Entry.NOWHERE) {
                marks.add(entry);
            }
            entry.settled = true;
            away.remove(entry);
            notYoung(entry);
        }
        handed = batch == handed ? null : handed;
        notifyAll();
        return news;
    }

    /** What is to be written now, if that is due. */
    synchronized List<Entry> write(boolean now, long nanos) {
        if (!now && untilWrite(nanos) > 0) {
            return List.of();
        }
        young.forEach(entry -> entry.busy = true);
        return List.copyOf(young);
    }

    synchronized void written(Entry entry, long file, int ordinal) {
        entry.file = file;
        entry.ordinal = ordinal;
        notYoung(entry);
        if (entry.settled) {
            marks.add(entry);
        }
    }

    synchronized void writingEnds() {
        young.forEach(entry -> entry.busy = false);
    }

    /** What is to be marked on disk as settled, once. */
    synchronized List<Entry> marks() {
        var taken = marks;
        marks = new ArrayList<>();
        return taken;
    }

    /** A file goes. Gives how many of its samples are not lost by that: somebody has them, or has had them just now. */
    synchronized long loosen(long file) {
        long samples = 0;
        for (var entry : away) {
            if (entry.file == file) {
                entry.file = Entry.NOWHERE;
                samples += entry.samples();
            }
        }
        for (var entry : marks) {
            samples += entry.file == file ? entry.samples() : 0;
        }
        marks.removeIf(entry -> entry.file == file);
        return samples;
    }

    synchronized long samples() {
        return youngSamples
                + away.stream()
                        .filter(entry -> entry.file == Entry.NOWHERE && !young.contains(entry))
                        .mapToLong(Entry::samples)
                        .sum();
    }

    synchronized OptionalLong oldestHandedMillis() {
        return handed == null
                ? OptionalLong.empty()
                : OptionalLong.of(handed.entries.get(0).tick.millis());
    }

    synchronized OptionalLong oldestMillis() {
        return young.stream().mapToLong(entry -> entry.tick.millis()).findFirst();
    }

    /** Returns when there is something to do for the disk, after a minute in any case. False once closed. */
    synchronized boolean await(long notBefore) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!closed) {
            long now = System.nanoTime();
            long until = marks.isEmpty() ? Math.min(untilWrite(now), end - now) : 0;
            until = Math.max(until, notBefore - now);
            if (until <= 0) {
                return true;
            }
            TimeUnit.NANOSECONDS.timedWait(this, until);
        }
        return false;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private long untilWrite(long nanos) {
        if (young.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return youngSamples * Double.BYTES >= settings.windowBytes()
                ? 0
                : young.iterator().next().arrived + settings.window().toNanos() - nanos;
    }
}
