// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.HashMap;
import java.util.Map;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/** What the registry shows of an asset's channels. */
final class Values {

    private static final String[] LABELS = {"asset", "channel"};

    private final String asset;
    private final Plan plan;
    private final MetricRegistry registry;
    private final Map<Channel, Shown> shown = new HashMap<>();

    Values(String asset, Plan plan, MetricRegistry registry) {
        this.asset = asset;
        this.plan = plan;
        this.registry = registry;
    }

    /** Shows a channel's value, or says why it cannot be shown. */
    void show(Channel channel, Object value) throws ChannelException {
        if (value instanceof String && plan.texts() == Plan.Texts.NOT_SHOWN) {
            forget(channel);
            return;
        }
        try {
            Shown there = shown.get(channel);
            if (there == null || value instanceof String != there instanceof ShownText) { // a channel's type may change
                forget(channel);
                there = make(channel, value);
                shown.put(channel, there);
            }
            there.show(value);
        } catch (IllegalStateException | IllegalArgumentException e) { // or it is no name at all
            throw new ChannelException(ChannelException.Cause.NAME_TAKEN, e.getMessage());
        }
    }

    /** Takes a channel's value away. */
    void hide(Channel channel) {
        Shown there = shown.get(channel);
        if (there != null) {
            there.hide();
        }
    }

    /** Takes a channel away that is not there any more. */
    void forget(Channel channel) {
        hide(channel);
        shown.remove(channel);
    }

    private Shown make(Channel channel, Object value) throws ChannelException {
        Unit unit = Unit.of(channel.unit(), plan.units());
        if (value instanceof String) {
            return text(channel);
        }
        Shown.number(value, unit); // refused before there is a family for it
        if (plan.counters().choose(asset, channel.name())) {
            Counter family = Counter.builder()
                    .name(plan.name(asset, channel.name(), "counter"))
                    .help("Number in a channel of a Kura asset that only grows.")
                    .unit(unit.word())
                    .labelNames(LABELS)
                    .register(registry);
            family.allowSeries(Room.OF_ALL_SOURCES);
            return new ShownCounter(family, unit, asset, channel.name());
        }
        Gauge family = Gauge.builder()
                .name(plan.name(asset, channel.name(), "value"))
                .help("Number in a channel of a Kura asset.")
                .unit(unit.word())
                .labelNames(LABELS)
                .register(registry);
        family.allowSeries(Room.OF_ALL_SOURCES);
        return new ShownGauge(family, unit, asset, channel.name());
    }

    private Shown text(Channel channel) {
        Gauge family = registry.gauge(
                plan.name(asset, channel.name(), "state"),
                "1 for the text in a channel of a Kura asset, 0 for those it had before.",
                "asset",
                "channel",
                "state");
        family.allowSeries(Room.OF_ALL_SOURCES);
        return new ShownText(family, plan.texts() == Plan.Texts.STATES, asset, channel.name());
    }
}
