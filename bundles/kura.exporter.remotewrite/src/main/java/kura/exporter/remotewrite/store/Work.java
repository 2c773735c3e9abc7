// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;

/**
 * All that touches the disk, one at a time: the store's thread writes, who wants the backlog reads. A step that fails keeps the others
 * from nothing, and is said once.
 */
final class Work implements AutoCloseable {

    private final StoreListener listener;
    private final Clock clock;
    private final Waiting waiting;
    private final Folder folder;
    private final Disk disk;
    private final Appender appender;
    private final Backlog backlog;
    private final Limits limits;
    private final Aside aside;
    private volatile StoreState state = new StoreState(0, 0, OptionalLong.empty(), "");
    private String trouble = "";
    private String said = "";

    private interface Step {
        void run() throws IOException;
    }

    Work(Path path, StoreSettings settings, StoreListener listener, Clock clock, Waiting waiting) {
        this.listener = listener;
        this.clock = clock;
        this.waiting = waiting;
        folder = new Folder(path);
        disk = new Disk(folder, waiting, listener);
        appender = new Appender(disk, waiting, settings);
        backlog = new Backlog(disk, appender, waiting, listener);
        limits = new Limits(settings, disk, appender, backlog, new SteadyClock(clock.millis(), System.nanoTime()));
        aside = new Aside(path);
    }

    /** What there was on disk when somebody last was there. */
    StoreState state() {
        return state;
    }

    Aside aside() {
        return aside;
    }

    synchronized void enter() throws Folder.TakenException {
        try {
            disk.enter();
            aside.read();
        } catch (Folder.TakenException e) {
            throw e;
        } catch (IOException e) {
            note(e);
        }
        ends();
    }

    /** Looks through what an earlier run left, a file at a time: until then nobody knows how much it is. */
    void examine() {
        for (var segment : disk.segments()) {
            synchronized (this) {
                if (segment.waiting == Segment.UNKNOWN) {
                    attempt(() -> backlog.read(segment));
                    ends();
                }
            }
        }
    }

    /** Writes, marks, and takes away. */
    synchronized void run(boolean now) {
        long nanos = System.nanoTime();
        trouble = "";
        attempt(disk::enter);
        mark();
        attempt(() -> write(now, nanos));
        waiting.writingEnds();
        attempt(() -> limits.sweep(clock.millis(), System.nanoTime()));
        attempt(aside::write);
        ends();
    }

    private void write(boolean now, long nanos) throws IOException {
        var entries = waiting.write(now, nanos);
        while (trouble.isEmpty() && !entries.isEmpty()) {
            int count = appender.write(entries, nanos);
            entries = entries.subList(count, entries.size());
            if (!entries.isEmpty()) {
                limits.sweep(clock.millis(), nanos);
            }
        }
    }

    synchronized Batch oldest() {
        var handed = waiting.handed();
        if (handed != null) {
            return handed;
        }
        mark();
        Batch[] next = new Batch[1];
        attempt(() -> next[0] = backlog.next());
        if (next[0] == null && !trouble.isEmpty()) {
            next[0] = waiting.handYoung();
        }
        ends();
        return next[0];
    }

    private void mark() {
        var marks = waiting.marks();
        if (!marks.isEmpty()) {
            attempt(() -> disk.settle(marks, appender.writing()));
        }
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            note(e);
        }
    }

    private void note(IOException e) {
        trouble = trouble.isEmpty() ? e.getMessage() == null ? e.toString() : e.getMessage() : trouble;
    }

    private void ends() {
        long samples = 0;
        var oldest = OptionalLong.empty();
        for (var segment : disk.segments()) {
            if (segment.waiting > 0) {
                samples += segment.waiting;
                oldest = oldest.isEmpty() ? OptionalLong.of(segment.oldestMillis) : oldest;
            }
        }
        state = new StoreState(disk.bytes(), samples, oldest, trouble);
        if (trouble.isEmpty() != said.isEmpty()) {
            listener.disk(trouble);
            said = trouble;
        }
    }

    @Override
    public synchronized void close() {
        attempt(appender::seal);
        attempt(folder::close);
    }
}
