// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.samples.Tick;

/** What of a store is in memory: ticks that are too young for the disk, and what somebody has. Its lock is never held for a disk. */
final class Waiting {

    private final StoreSettings settings;
    private final Young young;
    private final Deque<Entry> fresh = new ArrayDeque<>();
    private final Away away = new Away();
    private Batch handed;
    private boolean closed;

    Waiting(StoreSettings settings) {
        this.settings = settings;
        this.young = new Young(settings);
    }

    /** Gives how many samples had to go for it. */
    synchronized long add(Tick tick, long nanos) {
        fresh.clear();
        for (var entry : Entry.of(tick, settings.batchSamples())) {
            fresh.add(entry);
            young.add(entry, nanos);
        }
        var gone = young.shrink(entry -> !away.contains(entry));
        fresh.removeAll(gone);
        notifyAll();
        return gone.stream().mapToLong(Entry::samples).sum();
    }

    synchronized Batch fresh() {
        var entry = fresh.poll();
        return entry == null ? null : away.give(List.of(entry));
    }

    synchronized Batch handed() {
        return handed;
    }

    /** Hands out a batch from disk, unless some of it is with the live lane. */
    synchronized boolean hand(Batch batch) {
        if (away.overlaps(batch)) {
            return false;
        }
        batch.entries.forEach(entry -> fresh.removeIf(entry::isAt));
        away.add(batch.entries);
        handed = batch;
        return true;
    }

    /** Hands out what has been in memory for longest, when the disk cannot be used. */
    synchronized Batch handYoung() {
        var entries = young.batch(entry -> !away.contains(entry) && !fresh.contains(entry));
        handed = entries.isEmpty() ? null : away.give(entries);
        return handed;
    }

    synchronized void failed(Batch batch, long nanos) {
        if (batch == handed) {
            return;
        }
        back(batch.entries, nanos);
    }

    synchronized boolean narrow(Batch batch, long nanos) {
        int size = batch.entries.size();
        if (batch != handed || size < 2) {
            return false;
        }
        handed = new Batch(batch.id(), batch.entries.subList(0, size / 2));
        back(batch.entries.subList(size / 2, size), nanos);
        return true;
    }

    /** Nobody will settle what is handed out. */
    synchronized void takeBack(long nanos) {
        if (handed != null) {
            back(handed.entries, nanos);
            handed = null;
        }
    }

    private void back(List<Entry> entries, long nanos) {
        for (var entry : entries) {
            if (away.remove(entry) && entry.file == Entry.NOWHERE && !young.contains(entry)) {
                young.add(entry, nanos); // its file had to go meanwhile
            }
        }
        notifyAll();
    }

    /** Says whether it was news. */
    synchronized boolean settle(Batch batch) {
        boolean news = false;
        for (var entry : batch.entries) {
            news |= away.settle(entry);
            young.remove(entry);
        }
        handed = batch == handed ? null : handed;
        notifyAll();
        return news;
    }

    /** What is to be written now, if that is due. */
    synchronized List<Entry> write(boolean now, long nanos) {
        return now || young.nanosLeft(nanos) <= 0 ? young.writing() : List.of();
    }

    synchronized void written(Entry entry, long file, int ordinal) {
        entry.file = file;
        entry.ordinal = ordinal;
        young.remove(entry);
        if (entry.settled) {
            away.mark(entry);
        }
    }

    synchronized void writingEnds() {
        young.writingEnds();
    }

    /** What is to be marked on disk as settled, once. */
    synchronized List<Entry> marks() {
        return away.takeSettled();
    }

    /** A file goes. Gives how many of its samples are not lost by that: somebody has them, or has had them just now. */
    synchronized long loosen(long file) {
        return away.loosen(file);
    }

    synchronized long samples() {
        return young.samples() + away.samples(young);
    }

    /** The time of what somebody has from the backlog, else the one given, else of the oldest tick in memory. */
    synchronized OptionalLong oldestMillis(OptionalLong onDisk) {
        if (handed != null) {
            return OptionalLong.of(handed.entries.get(0).tick.millis());
        }
        return onDisk.isPresent() ? onDisk : young.oldestMillis();
    }

    /** Returns when there is something to do for the disk, after a minute in any case. False once closed. */
    synchronized boolean await(long notBefore) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!closed) {
            long now = System.nanoTime();
            long until = away.hasSettled() ? 0 : Math.min(young.nanosLeft(now), end - now);
            if (Math.max(until, notBefore - now) <= 0) {
                return true;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(until, notBefore - now));
        }
        return false;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
