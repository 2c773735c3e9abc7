// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import kura.exporter.remotewrite.samples.Tick;

/**
 * Ticks wait here until the receiver has them; what is older than the limits goes first. A tick that is delivered within the window
 * never touches the disk. All methods may be called from any thread. {@link #append}, {@link #fresh}, {@link #failed},
 * {@link #delivered}, {@link #setAside} and {@link #state} wait for no disk; {@link #oldest} may. Nothing but {@link #open} throws.
 */
public final class Store implements AutoCloseable {

    private static final long STOP_MILLIS = 10_000;

    private final StoreSettings settings;
    private final StoreListener listener;
    private final Clock clock;
    private final Waiting waiting;
    private final Work work;
    private final Thread thread;

    private Store(Path folder, StoreSettings settings, StoreListener listener, Clock clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.waiting = new Waiting(settings);
        this.work = new Work(folder, settings, listener, clock, waiting);
        this.thread = new Thread(this::run, "kura.exporter.remotewrite store " + folder.getFileName());
        thread.setDaemon(true);
    }

    /**
     * Takes up what is in the folder, which is made if need be. A disk that cannot be used now is tried again at each window.
     *
     * @throws IOException if another store has the folder
     */
    public static Store open(Path folder, StoreSettings settings, StoreListener listener) throws IOException {
        return open(folder, settings, listener, Clock.systemUTC());
    }

    static Store open(Path folder, StoreSettings settings, StoreListener listener, Clock clock) throws IOException {
        var store = new Store(folder, settings, listener, clock);
        store.work.enter();
        store.thread.start();
        return store;
    }

    /** Keeps a tick: in memory at once, on disk within the window. */
    public void append(Tick tick) {
        long dropped = waiting.add(tick, System.nanoTime());
        if (dropped > 0) {
            listener.dropped(dropped, Limit.MEMORY);
        }
    }

    /**
     * For the live lane: the newest tick, if it was taken since the start and nobody has had it; null if not. A tick of more samples
     * than a batch may have comes in several, one a call. Each must be {@link #delivered}, {@link #setAside} or {@link #failed}.
     */
    public Batch fresh() {
        return waiting.fresh();
    }

    /** A fresh batch did not get through: its ticks wait like all the others. Says nothing of a batch from {@link #oldest}. */
    public void failed(Batch batch) {
        waiting.failed(batch, System.nanoTime());
    }

    /**
     * For the backlog: the batch that has waited longest, the same one until it is settled, after a kill too; null if nothing waits on
     * disk or the next one is with the live lane. While the disk cannot be used it is made of what is in memory.
     */
    public Batch oldest() {
        var handed = waiting.handed();
        return handed == null ? work.oldest() : handed;
    }

    /**
     * Of a batch from {@link #oldest} the first half of its ticks becomes that batch, and the others wait again. False if it has only
     * one.
     */
    public boolean narrow(Batch batch) {
        return waiting.narrow(batch, System.nanoTime());
    }

    /** The receiver has it. */
    public void delivered(Batch batch) {
        waiting.settle(batch);
    }

    /** The receiver will never take it. The reason is kept, with the first series, among the last ones of {@link #aside}. */
    public void setAside(Batch batch, String reason) {
        if (waiting.settle(batch)) {
            work.aside().add(clock.instant(), batch, reason);
        }
    }

    /** What was set aside last, newest first, in words; of earlier runs too. */
    public List<String> aside() {
        return work.aside().lines();
    }

    public StoreState state() {
        var disk = work.state();
        return new StoreState(
                disk.bytes(),
                disk.samples() + waiting.samples(),
                waiting.oldestMillis(disk.oldestMillis()),
                disk.trouble());
    }

    /** Writes what is in memory without waiting for the window, as far as the disk lets it; waits for the disk. */
    public void flush() {
        work.run(true);
    }

    /** Writes what is in memory, waits for the disk for 10 seconds at most, and gives the folder away. */
    @Override
    public void close() {
        waiting.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (work) {
            while (!waiting.isClosed() && work.examine()) { // one file at a time: what is measured meanwhile goes on
                work.run(false);
            }
            long notBefore = System.nanoTime();
            while (waiting.await(notBefore)) {
                work.run(false);
                boolean trouble = !work.state().trouble().isEmpty();
                notBefore = System.nanoTime() + (trouble ? settings.window().toNanos() : 0);
            }
            waiting.takeBack(System.nanoTime());
            work.run(true);
            long lost = waiting.samples();
            if (lost > 0) {
                listener.dropped(lost, Limit.MEMORY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
