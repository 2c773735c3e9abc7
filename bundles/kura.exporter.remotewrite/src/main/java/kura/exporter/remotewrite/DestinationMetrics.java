// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import kura.exporter.remotewrite.Condition.Topic;
import kura.exporter.remotewrite.send.Lane;
import kura.exporter.remotewrite.send.Observer;
import kura.exporter.remotewrite.send.Refusal;
import kura.exporter.remotewrite.store.StoreListener;
import kura.exporter.remotewrite.store.StoreState;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/** What a destination tells of itself: in numbers here, in words by its {@link Condition}. */
final class DestinationMetrics implements Observer, StoreListener {

    private static final String LABEL = "destination";

    private final String name;
    private final Condition condition;
    private final Counter requests;
    private final Counter bytes;
    private final Counter sent;
    private final Counter dropped;
    private final Counter setAside;
    private final Gauge queueBytes;
    private final Gauge queueSamples;
    private final Gauge oldest;
    private final Gauge lag;
    private final Gauge up;
    private long refused; // guarded by this
    private volatile long newest; // that the receiver has, of this run; in milliseconds since 1970

    /** @param registry closed by whoever made it */
    DestinationMetrics(String name, MetricRegistry registry, Condition condition) {
        this.name = name;
        this.condition = condition;
        String prefix = "exporter_remote_write_";
        requests = registry.counter(
                prefix + "requests",
                "Requests to the receiver, by HTTP status or what went wrong.",
                LABEL,
                "lane",
                "result");
        bytes = registry.counter(prefix + "sent_bytes", "Bytes of requests, compressed.", LABEL, "lane");
        sent = registry.counter(prefix + "samples_sent", "Samples that the receiver has taken.", LABEL, "lane");
        dropped = registry.counter(
                prefix + "samples_dropped",
                "Samples that went before the receiver had them, by reason.",
                LABEL,
                "reason");
        setAside = registry.counter(
                prefix + "samples_set_aside", "Samples that the receiver will never take, by reason.", LABEL, "reason");
        queueBytes = registry.gauge(prefix + "queue_bytes", "Size of the queue on disk.", LABEL);
        queueSamples = registry.gauge(prefix + "queue_samples", "Samples that wait.", LABEL);
        oldest = registry.gauge(prefix + "oldest_sample_age_seconds", "Age of the oldest sample that waits.", LABEL);
        lag = registry.gauge(
                prefix + "live_lag_seconds", "Age of the newest sample that the receiver has from this run.", LABEL);
        up = registry.gauge(prefix + "up", "1 if the last request with samples of now arrived, else 0.", LABEL);
        for (Lane.Name lane : Lane.Name.values()) {
            bytes.labelValues(name, lane.label());
            sent.labelValues(name, lane.label());
        }
    }

    /** Brings up to date what changes by itself. */
    void show(StoreState state, long now) {
        queueBytes.labelValues(name).set(state.bytes());
        queueSamples.labelValues(name).set(state.samples());
        long age = state.oldestMillis().isPresent() ? now - state.oldestMillis().getAsLong() : 0;
        oldest.labelValues(name).set(Math.max(0, age) / 1000.0);
        if (newest > 0) { // else nothing of this run has arrived
            lag.labelValues(name).set(Math.max(0, now - newest) / 1000.0);
        }
    }

    @Override
    public void requested(Lane.Name lane, String result, int size) {
        requests.labelValues(name, lane.label(), result).inc();
        bytes.labelValues(name, lane.label()).inc(size);
    }

    @Override
    public void taken(Lane.Name lane, int samples) {
        sent.labelValues(name, lane.label()).inc(samples);
    }

    @Override
    public synchronized void refused(Lane.Name lane, Refusal why, int samples) {
        setAside.labelValues(name, why.label()).inc(samples);
        refused += samples;
    }

    @Override
    public synchronized void setAside(String words) {
        condition.show(Topic.SET_ASIDE, refused + " samples were set aside since the start; the last time " + words);
    }

    @Override
    public void trouble(Lane.Name lane, String words) {
        boolean live = lane == Lane.Name.LIVE;
        if (live) {
            up.labelValues(name).set(words.isEmpty() ? 1 : 0);
        }
        String said = words.isEmpty()
                ? ""
                : (live ? "nothing can be sent now: " : "what waited cannot be sent now: ") + words;
        condition.say(live ? Topic.LIVE : Topic.BACKLOG, said);
    }

    @Override
    public void live(long millis) {
        newest = millis;
        up.labelValues(name).set(1);
    }

    @Override
    public void fellBack(String answer) {
        condition.say(
                Topic.VERSION,
                "the receiver does not take remote write 2.0 and gets 1.0 from now on"
                        + (answer.isEmpty() ? "" : ": " + answer));
    }

    @Override
    public void dropped(long samples, String why) {
        dropped.labelValues(name, why).inc(samples);
        condition.show(Topic.DROPPED, "samples were dropped because of a limit of the queue: " + why);
    }

    @Override
    public void damaged(long samples, String words) {
        dropped.labelValues(name, "damaged").inc(samples);
        condition.say(Topic.DAMAGED, words);
    }

    @Override
    public void disk(String trouble) {
        condition.say(Topic.DISK, trouble);
    }

    /** Samples went that could not be stamped. */
    void unstamped(int samples) {
        dropped.labelValues(name, "clock").inc(samples);
    }
}
