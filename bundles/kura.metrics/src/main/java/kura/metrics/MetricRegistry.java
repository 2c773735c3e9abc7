// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One consumer's handle on the registry of all metrics. Families are made when first asked for and shared with all other
 * handles that describe them alike; a series belongs to the handle that made it. What is read here is the whole registry.
 *
 * <p>When a handle is closed all its series go. As an OSGi service every bundle, and every component that asks for a
 * prototype, gets a handle of its own, which is closed when the bundle or component stops: nobody has to clean up.
 *
 * <p>All methods may be called from any thread.
 */
@ProviderType
public interface MetricRegistry extends MetricSource, AutoCloseable {

    /** A registry of its own, for a program that has no OSGi framework to give it one. */
    static MetricRegistry create() {
        var log = System.getLogger(MetricRegistry.class.getName());
        return create(warning -> log.log(System.Logger.Level.WARNING, warning));
    }

    /**
     * A registry of its own.
     *
     * @param warnings hears what an operator should know, in one sentence, once for each cause
     */
    static MetricRegistry create(Consumer<String> warnings) {
        return new Handle(new Shelf(warnings), "main");
    }

    /**
     * The metric that a builder describes, made now or shared with whoever described it alike before. The same as
     * {@link MetricBuilder#register}.
     *
     * @throws IllegalArgumentException if a name is not allowed
     * @throws IllegalStateException if the family exists and is described in another way, or would be written under a name
     *     that is taken; the message names both owners
     */
    <M extends Metric<?>> M register(MetricBuilder<?, M> builder);

    /** Has a collector asked, until this handle is closed, whenever somebody reads the registry. */
    void register(Collector collector);

    /** The counter that is described so; for errors see {@link #register(MetricBuilder)}. */
    default Counter counter(String name, String help, String... labelNames) {
        return register(Counter.builder().name(name).help(help).labelNames(labelNames));
    }

    /** The gauge that is described so; for errors see {@link #register(MetricBuilder)}. */
    default Gauge gauge(String name, String help, String... labelNames) {
        return register(Gauge.builder().name(name).help(help).labelNames(labelNames));
    }

    /** The histogram that is described so, with the default buckets; for errors see {@link #register(MetricBuilder)}. */
    default Histogram histogram(String name, String help, String... labelNames) {
        return register(Histogram.builder().name(name).help(help).labelNames(labelNames));
    }

    /** The summary that is described so, of count and sum; for errors see {@link #register(MetricBuilder)}. */
    default Summary summary(String name, String help, String... labelNames) {
        return register(Summary.builder().name(name).help(help).labelNames(labelNames));
    }

    /** The info that is described so; for errors see {@link #register(MetricBuilder)}. */
    default Info info(String name, String help, String... labelNames) {
        return register(Info.builder().name(name).help(help).labelNames(labelNames));
    }

    /**
     * Says something to people, until something else is said about the same or this handle is closed.
     *
     * @param about what: the name of a sensor, or of a component
     * @param words one sentence or two; none take back what was said
     */
    void remark(String about, String words);

    /**
     * Another handle on the same registry, which is closed with this one at the latest.
     *
     * @param owner who it is for, as error messages shall name it
     */
    MetricRegistry handle(String owner);

    /**
     * Takes all series of this handle away. Instruments made with it may still be called; nothing of that shows any
     * more.
     */
    @Override
    void close();
}
