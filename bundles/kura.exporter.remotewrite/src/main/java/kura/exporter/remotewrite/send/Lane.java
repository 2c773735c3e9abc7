// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.store.Batch;
import kura.exporter.remotewrite.store.Store;
import kura.exporter.remotewrite.wire.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of two ways to a receiver, with a thread and requests of its own: what was measured just now does not wait behind what was
 * measured during an outage.
 */
public final class Lane implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final long IDLE_MILLIS = 1000;
    private static final long END_MILLIS = 2000;

    private final Name name;
    private final Store store;
    private final Delivery delivery;
    private final Observer observer;
    private final Pace pace;
    private final Announcements announcements = new Announcements();
    private final Backoff backoff = new Backoff();
    private final Signal work = new Signal();
    private final Signal recovery = new Signal();
    private final Thread thread;
    private volatile Lane other;
    private volatile boolean failing;
    private volatile boolean idle;
    private volatile boolean closed;

    /** Which one. */
    public enum Name {
        /** For what was measured just now. */
        LIVE("live"),
        /** For what waited. */
        BACKLOG("backlog");

        private final String label;

        Name(String label) {
            this.label = label;
        }

        /** As metrics have it in a label. */
        public String label() {
            return label;
        }
    }

    private Lane(Name name, String destination, Store store, Delivery delivery, Pace pace, Observer observer) {
        this.name = name;
        this.store = store;
        this.delivery = delivery;
        this.pace = pace;
        this.observer = observer;
        thread = new Thread(this::run, "kura-remote-write-" + name.label + " " + destination);
        thread.setDaemon(true);
    }

    /** Both lanes to a receiver, the live one first; they begin at once. */
    public static Lane[] open(
            String destination, Store store, Receivers receivers, Version version, int backlogRate, Observer observer) {
        var dialect = new Dialect(version, observer);
        var lanes = new Lane[2];
        for (Name name : Name.values()) {
            var pace = new Pace(name == Name.LIVE ? 0 : backlogRate);
            var delivery = new Delivery(name, receivers.receiver(name), dialect, observer);
            lanes[name.ordinal()] = new Lane(name, destination, store, delivery, pace, observer);
        }
        lanes[0].other = lanes[1];
        lanes[1].other = lanes[0];
        lanes[0].thread.start();
        lanes[1].thread.start();
        return lanes;
    }

    /** Who is sent to, for each lane another connection. */
    @FunctionalInterface
    public interface Receivers {

        /** Of one lane. */
        Receiver receiver(Name lane);
    }

    /** There may be something to send. */
    public void wake() {
        idle = false;
        work.give();
    }

    /** Waits until everything is sent, or sending fails, but not for long. */
    public void finish(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (!idle && !failing && System.nanoTime() - until < 0) {
            Thread.sleep(10);
        }
    }

    private void run() {
        while (!closed) {
            try {
                step();
            } catch (InterruptedException e) {
                return; // it is closed
            } catch (RuntimeException
                    | Error e) { // a bug; neither the other lane nor the next samples must suffer from it
                log.error("{}", thread.getName(), e);
                pause(Backoff.LONGEST_MILLIS);
            }
        }
    }

    private void step() throws InterruptedException {
        Batch batch = name == Name.LIVE ? store.fresh() : store.oldest();
        if (batch == null) {
            idle = true;
            work.await(IDLE_MILLIS);
            return;
        }
        recovery.take();
        Delivery.Outcome outcome = null;
        Later later = null;
        try {
            var families = announcements.due(batch.ticks());
            outcome = delivery.send(batch.ticks(), families);
            announcements.made(families);
        } catch (Later e) {
            later = e;
        } finally {
            if (outcome == null && name == Name.LIVE) {
                store.failed(batch);
                other.wake(); // it is the other lane's now
            }
        }
        if (outcome == null) {
            failed(later);
        } else {
            succeeded(batch, outcome);
        }
    }

    private void failed(Later later) throws InterruptedException {
        failing = true;
        observer.trouble(name, later.getMessage());
        long millis = backoff.failed(later.after());
        if (later.after() == null) {
            recovery.await(millis);
        } else {
            TimeUnit.MILLISECONDS.sleep(millis);
        }
    }

    private void succeeded(Batch batch, Delivery.Outcome outcome) throws InterruptedException {
        if (outcome.refused() == 0) {
            store.delivered(batch);
        } else {
            String words = outcome.refused() + " of " + batch.samples() + " samples: the receiver "
                    + outcome.refusal().words() + ". It says: " + outcome.words();
            store.setAside(batch, words);
            observer.setAside(words);
        }
        observer.taken(name, outcome.taken());
        if (name == Name.LIVE && outcome.taken() > 0) {
            observer.live(batch.ticks().get(batch.ticks().size() - 1).millis());
        }
        backoff.succeeded();
        if (failing) {
            failing = false;
            observer.trouble(name, "");
            other.recovery.give(); // it need not wait any longer
        }
        TimeUnit.NANOSECONDS.sleep(pace.after(batch.samples()));
    }

    private void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is closed
        }
    }

    /** Sends nothing more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
