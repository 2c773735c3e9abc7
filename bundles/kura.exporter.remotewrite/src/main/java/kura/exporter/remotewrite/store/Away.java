// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ticks that somebody has, and those that are settled since but not yet marked so on disk. Belongs to {@link Waiting}. */
final class Away {

    private final List<Entry> entries = new ArrayList<>();
    private List<Entry> settled = new ArrayList<>();
    private long nextId = -1;

    void add(List<Entry> added) {
        entries.addAll(added);
    }

    /** A batch of what is in memory. */
    Batch give(List<Entry> given) {
        entries.addAll(given);
        return new Batch(nextId--, given);
    }

    boolean contains(Entry entry) {
        return entries.contains(entry);
    }

    /** Whether somebody has some of a batch that was read from disk, or had it while it was read. */
    boolean overlaps(Batch batch) {
        return batch.entries.stream().anyMatch(entry -> Stream.concat(entries.stream(), settled.stream())
                .anyMatch(entry::isAt));
    }

    boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    /** Nobody has it any more. Says whether it was news. */
    boolean settle(Entry entry) {
        boolean news = !entry.settled;
        if (news && entry.file != Entry.NOWHERE) {
            mark(entry);
        }
        entry.settled = true;
        entries.remove(entry);
        return news;
    }

    /** One that is settled is on disk. */
    void mark(Entry entry) {
        settled.add(entry);
    }

    boolean hasSettled() {
        return !settled.isEmpty();
    }

    /** What is to be marked on disk, once. */
    List<Entry> takeSettled() {
        var taken = settled;
        settled = new ArrayList<>();
        return taken;
    }

    /** A file goes. Gives how many of its samples are not lost by that. */
    long loosen(long file) {
        var loose = entries.stream().filter(entry -> entry.file == file).toList();
        var done = settled.stream().filter(entry -> entry.file == file).toList();
        loose.forEach(entry -> entry.file = Entry.NOWHERE);
        settled.removeAll(done);
        return Entry.samples(loose) + Entry.samples(done);
    }

    /** Samples that are nowhere else. */
    long samples(Young young) {
        return Entry.samples(entries.stream()
                .filter(entry -> entry.file == Entry.NOWHERE && !young.contains(entry))
                .toList());
    }
}
