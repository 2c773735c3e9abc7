// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/**
 * Shows the last value of each property that an emitter sends, until it has not come again for too long. It takes values on
 * the emitter's thread, so it only notes them.
 */
final class Sink implements AutoCloseable {

    /** Of which asset a record is, as Kura's assets say it; it stays where several go through one component. */
    private static final String ASSET = "assetName";

    /** Kura's assets send it beside the values, if that is set; empty for a channel that has one. */
    private static final String ERROR = "_error";

    private final String name;
    private final Plan plan;
    private final MetricRegistry registry;
    private final LongSupplier nanoTime;
    private final Families families;
    private final Counter envelopes;
    private final Counter notShown;
    private final Gauge last;
    private final Map<Key, Value> values = new LinkedHashMap<>(); // guarded by this
    private final Set<String> emitters = new HashSet<>(); // guarded by this

    /** When it came, on the clock. */
    private record Value(Shown shown, long at) {}

    /**
     * @param name of the sink, as metrics have it
     * @param registry closed together with this
     * @param nanoTime the clock
     */
    Sink(String name, Plan plan, MetricRegistry registry, LongSupplier nanoTime) {
        this.name = name;
        this.plan = plan;
        this.registry = registry;
        this.nanoTime = nanoTime;
        families = Families.of(registry);
        envelopes = registry.counter("wire_envelopes", "Envelopes that came.", "emitter", "sink");
        envelopes.allowSeries(plan.most() + 1);
        notShown = registry.counter(
                "wire_values_not_shown", "Values that came and are not shown, by cause.", "cause", "sink");
        last = registry.gauge("wire_last_envelope_timestamp_seconds", "When an envelope last came.", "emitter", "sink");
        last.allowSeries(plan.most() + 1);
    }

    /** Takes a record of an envelope; of several the last counts. */
    synchronized void record(String emitter, Map<String, Object> properties) {
        String asset = properties.get(ASSET) instanceof String its ? its : "";
        properties.forEach((property, value) -> {
            if (property.endsWith(ERROR) && value instanceof String words && !words.isEmpty()) {
                String failed = property.substring(0, property.length() - ERROR.length());
                if (!properties.containsKey(failed)) {
                    take(new Key(asset, emitter, failed), null, "error");
                }
            }
            if (!property.equals(ASSET)) {
                take(new Key(asset, emitter, property), value, "");
            }
        });
    }

    /** Notes that an envelope came. Emitters beyond the number of values that there is room for are not told apart. */
    synchronized void envelope(String emitter) {
        String known = emitters.contains(emitter) || emitters.size() < plan.most() ? emitter : "(others)";
        emitters.add(known);
        envelopes.labelValues(known, name).inc();
        last.labelValues(known, name).setToCurrentTime();
    }

    /** Notes that an envelope came that cannot be understood. */
    void broken() {
        notShown.labelValues("broken", name).inc();
    }

    /** Takes values away that have not come for too long. */
    synchronized void expire() {
        long now = nanoTime.getAsLong();
        if (plan.seconds() > 0) {
            values.values().removeIf(each -> {
                boolean old = (now - each.at) / 1e9 > plan.seconds();
                if (old) {
                    each.shown.hide();
                }
                return old;
            });
        }
    }

    @Override
    public void close() {
        registry.close();
    }

    /** @param failure why there is no value; empty if there is one */
    private void take(Key key, Object value, String failure) {
        if (!plan.properties().choose(key.emitter(), key.property())) {
            return;
        }
        Value before = values.get(key);
        Shown shown = before == null ? new Shown(key, families) : before.shown;
        String cause = !failure.isEmpty() ? failure : before == null && values.size() >= plan.most() ? "no_room" : "";
        try {
            cause = cause.isEmpty() ? show(shown, key, value) : cause;
        } catch (IllegalStateException e) {
            cause = "name_taken";
        }
        if (cause.isEmpty() || cause.equals(Shown.TOO_MANY_TEXTS)) { // those have to be remembered
            values.put(key, new Value(shown, nanoTime.getAsLong()));
        } else {
            values.remove(key);
        }
        if (!cause.isEmpty()) {
            if (before != null) {
                shown.hide();
            }
            notShown.labelValues(cause, name).inc();
        }
    }

    private String show(Shown shown, Key key, Object value) {
        return value instanceof String text && plan.texts() == Plan.Texts.CURRENT
                ? shown.text(text)
                : shown.number(value, plan.counters().choose(key.emitter(), key.property()));
    }
}
