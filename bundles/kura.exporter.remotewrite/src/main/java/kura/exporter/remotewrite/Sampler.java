// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kura.exporter.remotewrite.Condition.Topic;
import kura.exporter.remotewrite.samples.Beat;
import kura.exporter.remotewrite.samples.Clock;
import kura.exporter.remotewrite.samples.Held;
import kura.exporter.remotewrite.samples.Sampling;
import kura.exporter.remotewrite.samples.Tick;

/**
 * Takes samples on a period and gives them away with their time; while the clock cannot be believed it keeps them. For one
 * thread, but for {@link #words}.
 */
final class Sampler {

    /** As many samples wait for a clock: about a megabyte. */
    private static final int MOST_HELD = 100_000;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Sampling sampling;
    private final Clock clock;
    private final Beat beat;
    private final long period;
    private final DestinationMetrics metrics;
    private final Condition condition;
    private final Consumer<Tick> into;
    private final Held held = new Held(MOST_HELD);
    private long last = Long.MIN_VALUE; // stamp
    private volatile long began; // to read the registry, in nanoseconds; 0 while it does not

    /**
     * @param period in milliseconds
     * @param into gets all ticks
     */
    Sampler(
            Sampling sampling,
            Clock clock,
            Beat beat,
            long period,
            DestinationMetrics metrics,
            Condition condition,
            Consumer<Tick> into) {
        this.sampling = sampling;
        this.clock = clock;
        this.beat = beat;
        this.period = period;
        this.metrics = metrics;
        this.condition = condition;
        this.into = into;
    }

    /** Milliseconds until the next samples are due. */
    long pause() {
        return beat.await(clock.millis());
    }

    /** Takes samples now. */
    void take() {
        long nanos = System.nanoTime();
        began = nanos;
        long stamp = beat.stamp(clock.millis());
        if (stamp > last
                || last - stamp > 2 * period) { // else the clock was put back a little: soon it is past that again
            give(sampling.take(stamp), nanos);
        }
        began = 0;
    }

    /** Says of all series that they have ended. */
    void end() {
        if (clock.doubt().isEmpty()) {
            into.accept(sampling.end(Math.max(clock.millis(), last + 1)));
        }
    }

    private void give(Tick tick, long nanos) {
        String doubt = clock.doubt();
        if (doubt.isEmpty()) {
            if (held.samples() > 0) {
                held.release(clock.millis(), System.nanoTime()).forEach(into);
            }
            last = tick.millis();
            into.accept(tick);
        } else {
            metrics.unstamped(held.add(tick, nanos));
        }
        condition.show(
                Topic.CLOCK,
                doubt.isEmpty() ? "" : doubt + "; " + held.samples() + " samples wait in memory until it is right");
    }

    /** Why nothing new comes, in words; empty if it does. From any thread. */
    String words() {
        long since = began;
        return since != 0 && System.nanoTime() - since > PATIENCE_NANOS
                ? "the registry has not been read to its end since " + (System.nanoTime() - since) / 1_000_000_000
                        + " s: a callback or collector hangs"
                : "";
    }
}
