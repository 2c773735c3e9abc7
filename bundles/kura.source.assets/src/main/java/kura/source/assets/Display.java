// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kura.metrics.MetricRegistry;
import kura.source.assets.ChannelException.Cause;

/** All that the registry shows of one asset: values while they are good, health always. Not for several threads. */
final class Display implements AutoCloseable {

    private static final int MOST_NAMED = 3; // channels in a remark

    private final MetricRegistry registry;
    private final Health health;
    private final Values values;
    private List<Channel> channels = List.of();

    /**
     * @param registry closed together with this
     * @throws IllegalStateException if another asset has this name
     */
    Display(String asset, String source, Plan plan, MetricRegistry registry) {
        this.registry = registry;
        health = new Health(asset, source, registry);
        values = new Values(asset, plan, registry);
    }

    /** Says which channels there are from now on; others go. */
    void channels(List<Channel> now) {
        if (!now.equals(channels)) {
            var gone = new HashSet<>(channels);
            gone.removeAll(Set.copyOf(now));
            gone.forEach(values::forget);
            Set<String> names = gone.stream().map(Channel::name).collect(Collectors.toSet());
            now.forEach(channel -> names.remove(channel.name())); // another unit
            health.forget(names);
            channels = now;
        }
    }

    /**
     * Shows what was read.
     *
     * @return channels that have no value, and why not
     */
    Map<String, String> show(List<Reading> readings, double seconds) {
        var byName = new HashMap<String, Reading>();
        readings.forEach(reading -> byName.put(reading.channel(), reading));
        var failed = new TreeMap<String, String>();
        for (Channel channel : channels) {
            try {
                show(channel, byName.get(channel.name()));
                health.channelUp(channel.name(), true);
            } catch (ChannelException e) {
                values.hide(channel);
                health.channelFailed(channel.name(), e.reason());
                failed.put(channel.name(), e.getMessage());
            }
        }
        if (!failed.isEmpty() && failed.size() == channels.size()) {
            health.failed("channels");
        } else {
            health.succeeded(seconds);
        }
        return failed;
    }

    private void show(Channel channel, Reading reading) throws ChannelException {
        if (reading == null) {
            throw new ChannelException(Cause.MISSING, "the asset's answer does not have it");
        }
        if (!reading.failure().isEmpty()) {
            throw new ChannelException(Cause.FAILURE, reading.failure());
        }
        values.show(channel, reading.value());
    }

    /** Takes all values away. */
    void fail(String reason) {
        for (Channel channel : channels) {
            values.hide(channel);
            health.channelUp(channel.name(), false);
        }
        health.failed(reason);
    }

    /** What there is to say of channels without a value; empty if there are none. */
    String words(Map<String, String> failed) {
        var some = new ArrayList<String>();
        failed.entrySet().stream().limit(MOST_NAMED).forEach(each -> some.add(each.getKey() + ": " + each.getValue()));
        return failed.isEmpty()
                ? ""
                : "%d of %d channels give no value: %s%s"
                        .formatted(
                                failed.size(),
                                channels.size(),
                                String.join("; ", some),
                                failed.size() > MOST_NAMED ? " and others" : "");
    }

    /** For what there is to say of it. */
    MetricRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        registry.close();
    }
}
