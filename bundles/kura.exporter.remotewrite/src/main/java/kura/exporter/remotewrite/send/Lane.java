// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.Collection;
import java.util.List;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.store.Batch;
import kura.exporter.remotewrite.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of two ways to a receiver, with a thread and requests of its own. */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final long IDLE_MILLIS = 1000;
    private static final long END_MILLIS = 2000;

    private final LaneName name;
    private final Store store;
    private final Delivery delivery;
    private final Settlement settlement;
    private final Observer observer;
    private final Pace pace;
    private final Announcements announcements = new Announcements();
    private final Backoff backoff;
    private final Blame blame;
    private final Signal work = new Signal();
    private final Signal recovery = new Signal();
    private final Signal pauses = new Signal();
    private final Thread thread;
    private volatile Lane other;
    private volatile long pausedUntil = System.nanoTime();
    private volatile boolean failing;
    private volatile long wakes;
    private volatile long idle = -1; // at how many wakes there was nothing
    private volatile long taken; // samples
    private volatile boolean closed;

    Lane(
            LaneName name,
            String destination,
            Store store,
            Delivery delivery,
            Pace pace,
            Backoff backoff,
            Blame blame,
            Observer observer) {
        this.name = name;
        this.store = store;
        this.delivery = delivery;
        this.settlement = new Settlement(name, store, observer);
        this.pace = pace;
        this.backoff = backoff;
        this.blame = blame;
        this.observer = observer;
        thread = new Thread(this::run, "kura-remote-write-" + name.label() + " " + destination);
        thread.setDaemon(true);
    }

    /** @param other who is told when the receiver is there again, or when there is something for it */
    void start(Lane other) {
        this.other = other;
        thread.start();
    }

    /** There may be something to send. */
    void wake() {
        wakes++; // by one thread only
        work.give();
    }

    /** Whether there is something to send, and the receiver takes it. */
    boolean isBusy() {
        return idle != wakes && !failing;
    }

    private void run() {
        while (!closed) {
            try {
                step();
            } catch (InterruptedException | RuntimeException | Error e) {
                // a bug; neither the other lane nor the next samples must suffer from it
                log.error("{}", thread.getName(), e);
                pauseAfterBug();
            }
        }
    }

    private void pauseAfterBug() {
        try {
            pauses.await(Backoff.LONGEST.toMillis());
        } catch (InterruptedException e) {
            log.debug("{} goes on at once", thread.getName(), e);
        }
    }

    private void step() throws InterruptedException {
        pauses.await((pausedUntil - System.nanoTime()) / 1_000_000);
        long before = wakes;
        Batch batch = name == LaneName.LIVE ? store.fresh() : store.oldest();
        if (batch == null) {
            idle = before;
            if (name == LaneName.LIVE) {
                observer.idle();
            }
            work.await(IDLE_MILLIS);
            return;
        }
        recovery.take();
        Outcome outcome = null;
        Later later = null;
        try {
            // not with what waited: it goes out as it went out before, to the byte
            Collection<Family> families = name == LaneName.LIVE ? announcements.due(batch.ticks()) : List.of();
            outcome = delivery.send(batch.ticks(), families);
            announcements.made(families);
        } catch (Later e) {
            later = e;
        } catch (RuntimeException | Error e) { // whatever is special about this batch, others must get past it
            log.error("{}", thread.getName(), e);
            later = new Later("a bug: " + e, Later.Fault.CONTENT, null);
        } finally {
            if (name == LaneName.LIVE && (outcome == null || outcome.isUnfinished())) {
                store.failed(batch);
                other.wake(); // it is the other lane's now
            }
        }
        if (outcome == null) {
            taken += delivery.taken();
            failed(batch, later);
        } else if (outcome.isUnfinished() && (name == LaneName.LIVE || store.narrow(batch))) {
            taken(batch, outcome.taken()); // all of it goes once more, with more patience
        } else {
            succeeded(batch, outcome);
        }
    }

    private void failed(Batch batch, Later later) throws InterruptedException {
        failing = true;
        observer.trouble(name, later.getMessage());
        if (name == LaneName.BACKLOG && later.fault() != Later.Fault.NONE) {
            blame(batch, later);
        }
        long millis = backoff.failed(later.after());
        if (name == LaneName.LIVE && later.fault() == Later.Fault.SIZE) {
            other.pausedUntil = System.nanoTime() + millis * 1_000_000; // what is left of it belongs to what is fresh
        }
        if (later.after() == null) {
            recovery.await(millis);
        } else {
            pauses.await(millis);
        }
    }

    private void blame(Batch batch, Later later) {
        long now = System.nanoTime();
        blame.failed(other.taken, now);
        if (blame.isLikely() && !store.narrow(batch) && later.fault() == Later.Fault.CONTENT && blame.isCertain(now)) {
            settlement.giveUp(batch, later.getMessage());
            blame.succeeded();
        }
    }

    private void succeeded(Batch batch, Outcome outcome) throws InterruptedException {
        settlement.settle(batch, outcome);
        backoff.succeeded();
        blame.succeeded();
        if (outcome.taken() > 0) {
            taken(batch, outcome.taken());
        } else if (name == LaneName.LIVE) {
            failing = true;
            observer.trouble(name, "the receiver " + outcome.refusal().words());
        }
        pauses.await(pace.after(batch.samples()));
    }

    private void taken(Batch batch, int samples) {
        taken += samples; // by one thread only
        observer.taken(name, samples);
        if (name == LaneName.LIVE) {
            observer.live(batch.ticks().get(batch.ticks().size() - 1).millis());
        }
        if (failing) {
            failing = false;
            observer.trouble(name, "");
            other.recovery.give(); // it need not wait any longer
        }
    }

    /** Ends as soon as what is under way has ended. The thread is not interrupted: that would close files that it reads. */
    void end() {
        closed = true;
        work.end();
        recovery.end();
        pauses.end();
    }

    /** Waits for the end, but not for ever. */
    void await() {
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
