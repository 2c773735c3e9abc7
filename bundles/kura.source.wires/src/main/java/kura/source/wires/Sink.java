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

    private static final String[] LABELS = {"emitter", "property"};

    private record Key(String emitter, String property) {
        String[] labels() {
            return new String[] {emitter, property};
        }
    }

    /** A value on the page. */
    private static final class Shown {
        private volatile double value;
        private long at; // on the clock
    }

    private final String name;
    private final Plan plan;
    private final MetricRegistry registry;
    private final LongSupplier nanoTime;
    private final Gauge gauges;
    private final Counter counters;
    private final Counter envelopes;
    private final Counter notShown;
    private final Gauge last;
    private final Map<Key, Shown> values = new LinkedHashMap<>(); // guarded by this
    private final Set<String> emitters = new HashSet<>(); // guarded by this

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
        gauges = registry.gauge("wire_value", "Last number or boolean that an emitter sent.", LABELS);
        gauges.allowSeries(plan.most());
        counters = registry.counter("wire_counter", "Last number that an emitter sent and that only grows.", LABELS);
        counters.allowSeries(plan.most());
        envelopes = registry.counter("wire_envelopes", "Envelopes that came.", "emitter", "sink");
        envelopes.allowSeries(plan.most() + 1);
        notShown = registry.counter(
                "wire_values_not_shown", "Values that came and are not shown, by cause.", "cause", "sink");
        last = registry.gauge("wire_last_envelope_timestamp_seconds", "When an envelope last came.", "emitter", "sink");
        last.allowSeries(plan.most() + 1);
    }

    /** Takes a record of an envelope; of several the last counts. */
    synchronized void record(String emitter, Map<String, Object> properties) {
        properties.forEach((property, value) -> {
            if (plan.properties().choose(emitter, property)) {
                String cause = show(new Key(emitter, property), value);
                if (!cause.isEmpty()) {
                    hide(new Key(emitter, property)); // an old value would look like a new one
                    notShown.labelValues(cause, name).inc();
                }
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

    /** Takes values away that have not come for too long. */
    synchronized void expire() {
        long now = nanoTime.getAsLong();
        if (plan.seconds() > 0) {
            values.entrySet().stream()
                    .filter(each -> (now - each.getValue().at) / 1e9 > plan.seconds())
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(this::hide);
        }
    }

    @Override
    public void close() {
        registry.close();
    }

    /** @return why it cannot be shown; empty if it is */
    private String show(Key key, Object given) {
        double value = Numbers.of(given);
        boolean counts = plan.counters().choose(key.emitter, key.property);
        if (!Double.isFinite(value)) {
            return given instanceof Number ? "not_finite" : "no_number";
        }
        if (counts && value < 0) {
            return "negative";
        }
        Shown shown = values.get(key);
        if (shown == null && values.size() >= plan.most()) {
            return "no_room";
        }
        try {
            shown = shown == null ? begin(key, counts) : shown;
            if (!counts) {
                gauges.labelValues(key.emitter, key.property).set(value);
            }
            shown.value = value;
            shown.at = nanoTime.getAsLong();
            values.put(key, shown);
            return "";
        } catch (IllegalStateException e) { // another sink shows it
            return "name_taken";
        }
    }

    private Shown begin(Key key, boolean counts) {
        var made = new Shown();
        if (counts) {
            counters.callback(() -> made.value, key.labels());
        }
        return made;
    }

    private void hide(Key key) {
        if (values.remove(key) != null) {
            counters.remove(key.labels());
            gauges.remove(key.labels());
        }
    }
}
