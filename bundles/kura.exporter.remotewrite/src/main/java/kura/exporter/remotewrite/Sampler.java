// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.util.function.Consumer;
import kura.exporter.remotewrite.Condition.Topic;
import kura.exporter.remotewrite.samples.Beat;
import kura.exporter.remotewrite.samples.Clock;
import kura.exporter.remotewrite.samples.Held;
import kura.exporter.remotewrite.samples.Sampling;
import kura.exporter.remotewrite.samples.Tick;

/**
 * Takes samples on a period and gives them away with their time; while the clock cannot be believed it keeps them. For one
 * thread.
 */
final class Sampler {

    private final Sampling sampling;
    private final Clock clock;
    private final Beat beat;
    private final long period;
    private final DestinationMetrics metrics;
    private final QueueMetrics queue;
    private final Condition condition;
    private final Consumer<Tick> into;
    private final Held held;
    private long last = Long.MIN_VALUE; // stamp

    /**
     * @param period in milliseconds
     * @param held keeps them, also from one of these to the next
     * @param into gets all ticks
     */
    Sampler(
            Sampling sampling,
            Clock clock,
            Beat beat,
            long period,
            DestinationMetrics metrics,
            QueueMetrics queue,
            Condition condition,
            Held held,
            Consumer<Tick> into) {
        this.sampling = sampling;
        this.clock = clock;
        this.beat = beat;
        this.period = period;
        this.metrics = metrics;
        this.queue = queue;
        this.condition = condition;
        this.held = held;
        this.into = into;
    }

    /** Milliseconds until the next samples are due. */
    long pause() {
        return beat.await(clock.millis());
    }

    /** Takes samples now. */
    void take() {
        long nanos = System.nanoTime();
        metrics.reading(nanos);
        try {
            String doubt = clock.doubt(); // before it is read: it may be put right in between
            long stamp = beat.stamp(clock.millis());
            // else the clock was put back a little, and soon it is past that again
            if (stamp > last || last - stamp > 2 * period) {
                give(sampling.take(stamp), nanos, doubt);
            }
        } finally {
            metrics.read();
        }
    }

    /** Says of all series that they have ended. */
    void end() {
        if (clock.doubt().isEmpty()) {
            into.accept(sampling.end(Math.max(clock.millis(), last + 1)));
        }
    }

    private void give(Tick tick, long nanos, String doubt) {
        if (doubt.isEmpty()) {
            if (held.samples() > 0) {
                held.release(clock.millis(), System.nanoTime()).forEach(into);
            }
            last = tick.millis();
            into.accept(tick);
        } else {
            queue.unstamped(held.add(tick, nanos));
        }
        condition.show(
                Topic.CLOCK,
                doubt.isEmpty() ? "" : doubt + "; " + held.samples() + " samples wait in memory until it is right");
    }
}
