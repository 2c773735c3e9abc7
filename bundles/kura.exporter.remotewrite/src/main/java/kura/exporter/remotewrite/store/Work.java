// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/**
 * All that touches the disk, one at a time: the store's thread writes, who wants the backlog reads. A step that fails keeps the others
 * from nothing, and is said once.
 */
final class Work implements AutoCloseable {

    private final StoreListener listener;
    private final Clock clock;
    private final Waiting waiting;
    private final Disk disk;
    private final Appender appender;
    private final Backlog backlog;
    private final Limits limits;
    private final Aside aside;
    private volatile StoreState state = new StoreState(0, 0, OptionalLong.empty(), "");
    private boolean closed;
    private String trouble = "";
    private String said = "";

    private interface Step {
        void run() throws IOException;
    }

    Work(Path path, StoreSettings settings, StoreListener listener, Clock clock, Waiting waiting) {
        this.listener = listener;
        this.clock = clock;
        this.waiting = waiting;
        disk = new Disk(new Folder(path), waiting, listener);
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

    /** Looks through a file that an earlier run left: until then nobody knows how much it is. False if there is no more. */
    synchronized boolean examine() {
        boolean[] more = new boolean[1];
        attempt(() -> more[0] = backlog.examine());
        ends();
        return more[0];
    }

    /** Writes, marks, and takes away. */
    synchronized void run(boolean now) {
        if (closed) {
            return;
        }
        trouble = "";
        attempt(disk::enter);
        if (trouble.isEmpty()) {
            mark();
            attempt(disk::trim);
            attempt(() -> write(now, System.nanoTime()));
            waiting.writingEnds();
            attempt(() -> limits.sweep(clock.millis(), System.nanoTime()));
            attempt(aside::write);
        }
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
        if (handed != null || closed) {
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
        } catch (IOException | RuntimeException | Error e) { // whatever it is, the thread of the disk goes on
            note(e);
        }
    }

    private void note(Throwable e) {
        trouble = trouble.isEmpty() ? e.getMessage() == null ? e.toString() : e.getMessage() : trouble;
    }

    private void ends() {
        trouble = trouble.isEmpty() ? disk.unreadable() : trouble;
        state = new StoreState(disk.bytes(), disk.samples(), disk.oldestMillis(), trouble);
        if (trouble.isEmpty() != said.isEmpty()) {
            listener.disk(trouble);
            said = trouble;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        attempt(appender::seal);
        attempt(() -> disk.settle(List.of(), null));
        attempt(disk::leave);
    }
}
