// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;
import java.util.function.Function;
import kura.exporter.remotewrite.store.Store;
import kura.exporter.remotewrite.wire.Version;

/** Both ways to a receiver: what was measured just now does not wait behind what was measured during an outage. */
public final class Lanes implements AutoCloseable {

    /** What waited may fail so long while newer things are taken, before it is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Lane live;
    private final Lane backlog;

    /** Who is sent to, for each lane over another connection. */
    @FunctionalInterface
    public interface Receivers {

        /** Of one lane. */
        Receiver receiver(LaneName lane);
    }

    /**
     * Begins to send what is in a store.
     *
     * @param name of the destination, for threads
     * @param backlogRate samples a second at most of what waited; 0 for as fast as it goes
     */
    public Lanes(String name, Store store, Receivers receivers, Version version, int backlogRate, Observer observer) {
        this(name, store, receivers, version, backlogRate, observer, Backoff.LONGEST, PATIENCE);
    }

    Lanes(
            String name,
            Store store,
            Receivers receivers,
            Version version,
            int backlogRate,
            Observer observer,
            Duration longestPause,
            Duration patience) {
        var dialect = new Dialect(version, observer);
        Function<LaneName, Lane> lanes = lane -> new Lane(
                lane,
                name,
                store,
                new Delivery(lane, receivers.receiver(lane), dialect, observer),
                new Pace(lane == LaneName.BACKLOG ? backlogRate : 0),
                new Backoff(longestPause),
                new Blame(patience),
                observer);
        live = lanes.apply(LaneName.LIVE);
        backlog = lanes.apply(LaneName.BACKLOG);
        live.start(backlog);
        backlog.start(live);
    }

    /** There is something fresh to send. */
    public void wake() {
        live.wake();
    }

    /** Waits until all that is fresh is sent, or sending fails, but not for long. */
    public void finish(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (live.isBusy() && System.nanoTime() - until < 0) {
            Thread.sleep(10);
        }
    }

    /** Sends nothing more. What is under way ends with its connection, which has to be closed before. */
    @Override
    public void close() {
        live.end();
        backlog.end();
        live.await();
        backlog.await();
    }
}
