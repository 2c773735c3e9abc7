// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.Condition.Topic;
import kura.exporter.remotewrite.send.LaneName;
import kura.exporter.remotewrite.send.Observer;
import kura.exporter.remotewrite.send.Refusal;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/** What a destination tells of itself: in numbers here, in words by its {@link Condition}. */
final class DestinationMetrics implements Observer {

    /** Of all their names. */
    static final String PREFIX = "exporter_remote_write_";

    /** Which destination. */
    static final String LABEL = "destination";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String name;
    private final Condition condition;
    private final Counter requests;
    private final Counter bytes;
    private final Counter sent;
    private final Counter setAside;
    private final Gauge lag;
    private final Gauge up;
    private long refused; // guarded by this
    private volatile long began; // to read the registry, in nanoseconds; 0 while it is not read
    private volatile long newest; // that the receiver has, of this run; in milliseconds since 1970

    /** @param registry closed by whoever made it */
    DestinationMetrics(String name, MetricRegistry registry, Condition condition) {
        this.name = name;
        this.condition = condition;
        String prefix = PREFIX;
        requests = registry.counter(
                prefix + "requests",
                "Requests to the receiver, by HTTP status or what went wrong.",
                LABEL,
                "lane",
                "result");
        bytes = registry.counter(prefix + "sent_bytes", "Bytes of requests, compressed.", LABEL, "lane");
        sent = registry.counter(prefix + "samples_sent", "Samples that the receiver has taken.", LABEL, "lane");
        setAside = registry.counter(
                prefix + "samples_set_aside", "Samples that the receiver will never take, by reason.", LABEL, "reason");
        lag = registry.gauge(
                prefix + "live_lag_seconds", "Age of the newest sample that the receiver has from this run.", LABEL);
        up = registry.gauge(prefix + "up", "1 if the last request with samples of now arrived, else 0.", LABEL);
        for (LaneName lane : LaneName.values()) {
            bytes.labelValues(name, lane.label());
            sent.labelValues(name, lane.label());
        }
    }

    /** Brings up to date what changes by itself. */
    void show(long now) {
        if (newest > 0) { // else nothing of this run has arrived
            lag.labelValues(name).set(Math.max(0, now - newest) / 1000.0);
        }
    }

    /** The registry is being read since then, {@link System#nanoTime}. */
    void reading(long since) {
        began = since;
    }

    /** It has been read. */
    void read() {
        began = 0;
    }

    /** Whether it is being read. */
    boolean isReading() {
        return began != 0;
    }

    /** Nothing comes; perhaps because the registry does not let go of who reads it. */
    @Override
    public void idle() {
        long since = began;
        if (since != 0 && System.nanoTime() - since > PATIENCE_NANOS) {
            condition.say(Topic.SAMPLING, "nothing is measured now: a callback or collector in the registry hangs");
        }
    }

    @Override
    public void requested(LaneName lane, String result, int size) {
        requests.labelValues(name, lane.label(), result).inc();
        bytes.labelValues(name, lane.label()).inc(size);
    }

    @Override
    public void taken(LaneName lane, int samples) {
        sent.labelValues(name, lane.label()).inc(samples);
    }

    @Override
    public synchronized void refused(LaneName lane, Refusal why, int samples) {
        setAside.labelValues(name, why.label()).inc(samples);
        refused += samples;
    }

    @Override
    public synchronized void setAside(String words) {
        condition.show(Topic.SET_ASIDE, refused + " samples were set aside since the start; the last time " + words);
    }

    @Override
    public void trouble(LaneName lane, String words) {
        boolean live = lane == LaneName.LIVE;
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
}
