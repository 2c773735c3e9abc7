// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The files of a store, oldest first. Like all that touches them, it is used by one thread at a time. */
final class Disk {

    private final Folder folder;
    private final Waiting waiting;
    private final StoreListener listener;
    private final List<Segment> segments = new ArrayList<>();
    private long nextNumber = 1;

    Disk(Folder folder, Waiting waiting, StoreListener listener) {
        this.folder = folder;
        this.waiting = waiting;
        this.listener = listener;
    }

    /** A copy: they come and go. */
    List<Segment> segments() {
        return List.copyOf(segments);
    }

    Segment next() {
        return new Segment(folder.path, nextNumber++);
    }

    void add(Segment segment) {
        segments.add(segment);
    }

    long bytes() {
        return segments.stream().mapToLong(Segment::diskBytes).sum();
    }

    /** What waits in files that have been looked through. */
    long samples() {
        return segments.stream()
                .mapToLong(segment -> Math.max(segment.waiting, 0))
                .sum();
    }

    /** Says it of the first file that cannot be read; empty if all can. */
    String unreadable() {
        return segments.stream()
                .map(segment -> segment.unreadable)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    OptionalLong oldestMillis() {
        return segments.stream()
                .filter(segment -> segment.waiting > 0)
                .mapToLong(segment -> segment.oldestMillis)
                .findFirst();
    }

    /** Makes and locks the folder. Takes up what is in it, when it is entered first or after it was taken away. */
    void enter() throws IOException {
        if (!folder.enter()) {
            return;
        }
        for (var segment : segments()) {
            if (!Files.exists(segment.file)) {
                lost(segment, "is gone");
            }
        }
        if (segments.isEmpty()) {
            try {
                for (var name : folder.names()) {
                    takeUp(name);
                }
            } catch (IOException e) {
                segments.clear();
                folder.close(); // to be entered again
                throw e;
            }
        }
    }

    void leave() throws IOException {
        folder.close();
    }

    private void takeUp(String name) throws IOException {
        if (!name.matches("\\d{10}\\.\\w+")) {
            return;
        }
        long number = Long.parseLong(name.substring(0, name.indexOf('.')));
        nextNumber = Math.max(nextNumber, number + 1);
        var segment = new Segment(folder.path, number);
        if (name.endsWith(Segment.TICKS)) {
            segments.add(segment.found());
        } else if (!name.endsWith(Segment.MARKS)) {
            listener.damaged(0, name + " was written by another version and stays as it is");
        } else if (!Files.exists(segment.file)) {
            segment.delete();
        }
    }

    /** Marks ticks as settled, and takes away files of which nothing waits. */
    void settle(List<Entry> entries, Segment writing) throws IOException {
        IOException trouble = null;
        for (var segment : segments()) {
            var here = entries.stream()
                    .filter(entry -> entry.file == segment.number && !segment.settled.get(entry.ordinal))
                    .sorted(Comparator.comparingInt(entry -> entry.ordinal))
                    .toList();
            try {
                segment.settle(here);
                if (segment.waiting == 0 && segment != writing) {
                    remove(segment);
                }
            } catch (IOException e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    void remove(Segment segment) throws IOException {
        segment.delete();
        segments.remove(segment);
    }

    /** Of a file that has been read: what waits in it is given up, but for what somebody has. */
    void drop(Segment segment, Limit why) throws IOException {
        remove(segment);
        long samples = segment.waiting - waiting.loosen(segment.number);
        if (samples > 0) {
            listener.dropped(samples, why);
        }
    }

    /** Cuts off what could not be cut off before. */
    void trim() throws IOException {
        for (var segment : segments()) {
            segment.trim();
        }
    }

    /** Somebody took it away, or it cannot be read and has to go. */
    void lost(Segment segment, String why) {
        if (segments.remove(segment) && segment.waiting != 0) {
            long samples = segment.waiting - waiting.loosen(segment.number);
            listener.damaged(Math.max(samples, 0), segment.file.getFileName() + " " + why);
        }
    }
}
