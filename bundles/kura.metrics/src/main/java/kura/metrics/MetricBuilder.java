// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;

/**
 * Describes a metric step by step, as client_java does.
 *
 * @param <B> the builder itself
 * @param <M> the metric that comes out
 */
public abstract sealed class MetricBuilder<B extends MetricBuilder<B, M>, M extends Metric<?>>
        permits Counter.Builder,
                Gauge.Builder,
                Histogram.Builder,
                Info.Builder,
                StateSet.Builder,
                Summary.Builder,
                Untyped.Builder {

    private final MetricType type;
    private String name = "";
    private String help = "";
    private String unit = "";
    private List<String> labelNames = List.of();
    private MetricDescriptor.Plain plain;

    MetricBuilder(MetricType type) {
        this.type = type;
    }

    /** Without a namespace. */
    public final B name(String name) {
        this.name = name;
        return self();
    }

    /** One sentence for people. */
    public final B help(String help) {
        this.help = help;
        return self();
    }

    /** The base unit, for example {@code celsius}; the name ends with it, said or not. */
    public final B unit(String unit) {
        this.unit = unit;
        return self();
    }

    /** In the order in which values are given later. */
    public final B labelNames(String... labelNames) {
        this.labelNames = List.of(labelNames);
        return self();
    }

    /** The name, without a namespace, and the scale where plain names are wanted. */
    public final B plain(String name, double factor) {
        plain = new MetricDescriptor.Plain(name, factor);
        return self();
    }

    /** The metric, made now or shared with whoever described it alike before; for errors see {@link MetricRegistry}. */
    public final M register(MetricRegistry registry) {
        return registry.register(this);
    }

    final MetricDescriptor descriptor() {
        return new MetricDescriptor(type, name, help, unit, labelNames, plain);
    }

    /** What a metric has besides its descriptor, which all of a family have alike; null if there is nothing. */
    Object configuration() {
        return null;
    }

    /** @throws IllegalArgumentException if it is not met */
    final void require(boolean met, String what, Object given, String allowed) {
        if (!met) {
            throw new IllegalArgumentException(
                    what + " " + given + " is not allowed in a " + type.word() + "; allowed are " + allowed);
        }
    }

    abstract M make(MetricFamily family, Handle handle);

    abstract B self();
}
