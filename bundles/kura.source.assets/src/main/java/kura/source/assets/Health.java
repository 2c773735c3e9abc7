// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.Set;
import kura.metrics.Counter;
import kura.metrics.CounterDataPoint;
import kura.metrics.Gauge;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;

/** How an asset is, and each of its channels. */
final class Health {

    private static final String ASSET = "asset";
    private static final String SOURCE = "source"; // two may read one asset, each its own channels

    private final String asset;
    private final String source;
    private final GaugeDataPoint up;
    private final CounterDataPoint reads;
    private final Counter errors;
    private final Gauge lastSuccess;
    private final Gauge duration;
    private final Gauge channelUp;
    private final Counter channelErrors;

    /**
     * @throws IllegalStateException if another asset has this name; the message names its owner
     */
    Health(String asset, String source, MetricRegistry registry) {
        this.asset = asset;
        this.source = source;
        up = registry.gauge(
                        "asset_up",
                        "1 if the last reading of the asset gave a value of any channel, else 0.",
                        ASSET,
                        SOURCE)
                .labelValues(asset, source);
        reads = registry.counter("asset_reads", "Readings that ended or were given up.", ASSET, SOURCE)
                .labelValues(asset, source);
        errors = registry.counter("asset_read_errors", "Readings that gave nothing, by cause.", ASSET, "cause", SOURCE);
        lastSuccess =
                gauge("asset_last_success_timestamp_seconds", "When the asset was last read with success.", registry);
        duration = gauge("asset_read_duration_seconds", "How long the last successful reading took.", registry);
        channelUp = registry.gauge(
                "asset_channel_up",
                "1 if the last reading gave a value of the channel, else 0.",
                ASSET,
                "channel",
                SOURCE);
        channelUp.allowSeries(Room.OF_ALL_SOURCES);
        channelErrors = registry.counter(
                "asset_channel_errors",
                "Readings of the asset that gave no value of the channel, by cause.",
                ASSET,
                "channel",
                "cause",
                SOURCE);
        channelErrors.allowSeries(Room.OF_ALL_SOURCES);
    }

    void succeeded(double seconds) {
        reads.inc();
        up.set(1);
        lastSuccess.labelValues(asset, source).setToCurrentTime();
        duration.labelValues(asset, source).set(seconds);
    }

    /** @param reason one of a few words */
    void failed(String reason) {
        reads.inc();
        up.set(0);
        errors.labelValues(asset, reason, source).inc();
    }

    void channelUp(String channel, boolean isUp) {
        channelUp.labelValues(asset, channel, source).set(isUp ? 1 : 0);
    }

    void channelFailed(String channel, ChannelException.Cause cause) {
        channelUp(channel, false);
        channelErrors.labelValues(asset, channel, cause.label(), source).inc();
    }

    /** Forgets channels that are not there any more. */
    void forget(Set<String> channels) {
        channels.forEach(channel -> channelUp.remove(asset, channel, source));
        channelErrors.removeIf(values -> channels.contains(values.get(1))); // this handle has no other asset's
    }

    private static Gauge gauge(String name, String help, MetricRegistry registry) {
        return Gauge.builder()
                .name(name)
                .help(help)
                .unit("seconds")
                .labelNames(ASSET, SOURCE)
                .register(registry);
    }
}
