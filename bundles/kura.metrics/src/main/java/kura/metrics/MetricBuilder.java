// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Describes a metric step by step, as client_java does.
 *
 * @param <M> the metric that comes out
 */
public final class MetricBuilder<M> {

    private final MetricType type;
    private final BiFunction<MetricRegistry, MetricDescriptor, M> register;
    private String name = "";
    private String help = "";
    private String unit = "";
    private List<String> labelNames = List.of();
    private MetricDescriptor.Plain plain;

    MetricBuilder(MetricType type, BiFunction<MetricRegistry, MetricDescriptor, M> register) {
        this.type = type;
        this.register = register;
    }

    /** Without a namespace; with its unit, if it has one. */
    public MetricBuilder<M> name(String name) {
        this.name = name;
        return this;
    }

    /** One sentence for people. */
    public MetricBuilder<M> help(String help) {
        this.help = help;
        return this;
    }

    /** The base unit, for example {@code celsius}. */
    public MetricBuilder<M> unit(String unit) {
        this.unit = unit;
        return this;
    }

    /** In the order in which values are given later. */
    public MetricBuilder<M> labelNames(String... labelNames) {
        this.labelNames = List.of(labelNames);
        return this;
    }

    /** The name, without a namespace, and the scale where plain names are wanted. */
    public MetricBuilder<M> plain(String name, double factor) {
        plain = new MetricDescriptor.Plain(name, factor);
        return this;
    }

    /** The metric, made now or shared with whoever described it alike before; for errors see {@link MetricRegistry}. */
    public M register(MetricRegistry registry) {
        return register.apply(registry, new MetricDescriptor(type, name, help, unit, labelNames, plain));
    }
}
