// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import kura.exporter.remotewrite.Condition.Topic;
import kura.exporter.remotewrite.samples.Beat;
import kura.exporter.remotewrite.samples.Clock;
import kura.exporter.remotewrite.samples.Held;
import kura.exporter.remotewrite.samples.Sampling;
import kura.exporter.remotewrite.samples.Tick;
import kura.exporter.remotewrite.send.Lanes;
import kura.exporter.remotewrite.send.Signal;
import kura.exporter.remotewrite.store.Store;
import kura.metrics.MetricRegistry;
import kura.remote.Tls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One receiver: takes samples of a registry for it and keeps them until they have arrived. Works without OSGi. */
final class Destination implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Destination.class);
    private static final long LOCKED_MILLIS = 2000;
    private static final long END_MILLIS = 3000;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String name;
    private final Plan plan;
    private final MetricRegistry registry;
    private final Condition condition;
    private final DestinationMetrics metrics;
    private final QueueMetrics queue;
    private final Path folder;
    private final Clients clients;
    private final Sampler sampler;
    private final Thread thread;
    private volatile Store store;
    private volatile Lanes lanes; // null until the store is open
    private final Signal beat = new Signal();
    private volatile boolean closing;
    private volatile boolean ending;

    /**
     * Begins at once, on threads of its own.
     *
     * @param registry a handle of its own, which is closed with this
     * @param folder for what waits; made if need be
     * @param held waits for a clock that can be believed
     * @param before whom this one follows, and who has the folder until it has ended; null for nobody
     */
    Destination(
            String name,
            Plan plan,
            MetricRegistry registry,
            Condition condition,
            Path folder,
            Held held,
            Tls tls,
            Clock clock,
            Destination before) {
        this.name = name;
        this.plan = plan;
        this.registry = registry;
        this.condition = condition.part();
        this.folder = folder;
        metrics = new DestinationMetrics(name, registry, this.condition);
        queue = new QueueMetrics(name, registry, this.condition);
        clients = new Clients(name, plan.remote(), tls);
        var moments = new Beat(
                plan.periodMillis(), Objects.hash(name, plan.view().naming().labels(), System.getenv("HOSTNAME")));
        var sampling = new Sampling(plan.view().of(registry), plan.view().naming());
        sampler = new Sampler(
                sampling, clock, moments, plan.periodMillis(), metrics, queue, this.condition, held, this::keep);
        thread = new Thread(() -> run(clock, before), "kura-remote-write " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Clock clock, Destination before) {
        try {
            if (before != null) {
                before.await();
            }
            open();
            while (!closing) {
                beat.await(Math.max(1, sampler.pause()));
                if (!closing) {
                    sample(clock);
                }
            }
        } catch (InterruptedException e) {
            log.debug("{} is closed", name);
        } finally {
            if (store != null) {
                finish();
            }
        }
    }

    /** Whoever used the folder before may need a moment to let go of it. */
    private void open() throws InterruptedException {
        while (lanes == null && !closing) {
            try {
                if (store == null) {
                    store = Store.open(folder, plan.queue(), queue);
                }
                lanes = new Lanes(name, store, clients, plan.version(), plan.backlogRate(), metrics);
                condition.say(Topic.QUEUE, "");
            } catch (IOException | RuntimeException | Error e) { // perhaps there are too many threads now
                condition.say(
                        Topic.QUEUE, "nothing is sent, the folder of the queue cannot be used: " + e.getMessage());
                beat.await(LOCKED_MILLIS);
            }
        }
    }

    private void sample(Clock clock) {
        try {
            queue.show(store.state(), clock.millis());
            metrics.show(clock.millis());
            sampler.take();
            condition.say(Topic.SAMPLING, "");
        } catch (RuntimeException | Error e) {
            // should have been caught before; without it nothing would ever be sent again
            log.error("{}: samples could not be taken", name, e);
            condition.say(Topic.SAMPLING, "samples could not be taken: " + e);
        }
    }

    private void keep(Tick tick) {
        if (tick.values().length > 0) {
            store.append(tick);
            lanes.wake();
        }
    }

    private void finish() {
        try {
            if (ending && lanes != null) {
                sampler.end();
                lanes.finish(FAREWELL);
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            log.debug("{} ends without a farewell", name, e);
        }
        release();
    }

    private void release() {
        clients.close();
        if (lanes != null) {
            lanes.close();
        }
        store.close();
    }

    /** Whether another plan would have the same series at the same moments. */
    boolean samplesLike(Plan other) {
        return plan.samplesLike(other);
    }

    /**
     * Begins to end. The next one may begin at once: it has the same series, and waits for the folder.
     *
     * @param series whether they end too, and the receiver is told so, now or with what waits; else the next one goes on with them
     */
    void end(boolean series) {
        ending = series;
        closing = true;
        beat.end();
        condition.end();
        registry.close();
    }

    /** Waits until it has ended, but not for long. */
    void await() {
        try {
            thread.join(END_MILLIS);
            if (metrics.isReading()) {
                thread.interrupt(); // a callback hangs; elsewhere it would close files
                release(); // the next one needs the folder, however long it hangs
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.close();
    }

    /** Ends, and the series with it. */
    @Override
    public void close() {
        end(true);
        await();
    }
}
