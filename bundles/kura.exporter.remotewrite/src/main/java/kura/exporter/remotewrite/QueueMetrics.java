// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import kura.exporter.remotewrite.Condition.Topic;
import kura.exporter.remotewrite.store.Limit;
import kura.exporter.remotewrite.store.StoreListener;
import kura.exporter.remotewrite.store.StoreState;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/** What a destination tells of what waits, and of what waited too long. */
final class QueueMetrics implements StoreListener {

    private final String name;
    private final Condition condition;
    private final Counter dropped;
    private final Gauge bytes;
    private final Gauge samples;
    private final Gauge oldest;

    /** @param registry closed by whoever made it */
    QueueMetrics(String name, MetricRegistry registry, Condition condition) {
        this.name = name;
        this.condition = condition;
        String prefix = DestinationMetrics.PREFIX;
        String label = DestinationMetrics.LABEL;
        dropped = registry.counter(
                prefix + "samples_dropped",
                "Samples that went before the receiver had them, by reason.",
                label,
                "reason");
        bytes = registry.gauge(prefix + "queue_bytes", "Size of the queue on disk.", label);
        samples = registry.gauge(prefix + "queue_samples", "Samples that wait.", label);
        oldest = registry.gauge(prefix + "oldest_sample_age_seconds", "Age of the oldest sample that waits.", label);
    }

    /** Brings up to date what changes by itself. */
    void show(StoreState state, long now) {
        bytes.labelValues(name).set(state.bytes());
        samples.labelValues(name).set(state.samples());
        long age = state.oldestMillis().isPresent() ? now - state.oldestMillis().getAsLong() : 0;
        oldest.labelValues(name).set(Math.max(0, age) / 1000.0);
    }

    @Override
    public void dropped(long samples, Limit why) {
        dropped.labelValues(name, why.label()).inc(samples);
        condition.show(Topic.DROPPED, "samples were dropped since the start; the last time because " + why.words());
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
        if (samples > 0) {
            dropped.labelValues(name, "clock").inc(samples);
        }
    }
}
