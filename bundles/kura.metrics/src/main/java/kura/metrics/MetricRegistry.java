// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One consumer's handle on the registry of all metrics. Families are made when first asked for and shared with all other
 * handles that describe them alike; a series belongs to the handle that made it.
 *
 * <p>When a handle is closed all its series go. As an OSGi service every bundle, and every component that asks for a
 * prototype, gets a handle of its own, which is closed when the bundle or component stops: nobody has to clean up.
 *
 * <p>All methods may be called from any thread.
 */
@ProviderType
public interface MetricRegistry extends AutoCloseable {

    /** A registry of its own, for a program that has no OSGi framework to give it one. */
    static MetricRegistry create() {
        return new Handle(new Shelf(), "main");
    }

    /**
     * A counter: a number that only grows.
     *
     * @throws IllegalArgumentException if a name is not allowed
     * @throws IllegalStateException if the family exists and is described in another way; the message names its owner
     */
    Counter counter(MetricDescriptor descriptor);

    /**
     * A gauge: a number that goes up and down.
     *
     * @throws IllegalArgumentException if a name is not allowed
     * @throws IllegalStateException if the family exists and is described in another way; the message names its owner
     */
    Gauge gauge(MetricDescriptor descriptor);

    /**
     * A histogram: counts values in buckets.
     *
     * @param upperBounds of the buckets, ascending, without infinity
     * @throws IllegalArgumentException if a name is not allowed
     * @throws IllegalStateException if the family exists and is described in another way; the message names its owner
     */
    Histogram histogram(MetricDescriptor descriptor, double... upperBounds);

    /**
     * An info: says something in its labels.
     *
     * @throws IllegalArgumentException if a name is not allowed
     * @throws IllegalStateException if the family exists and is described in another way; the message names its owner
     */
    Info info(MetricDescriptor descriptor);

    /**
     * A set of states: each is 1 or 0.
     *
     * @param states what can hold, sorted
     * @throws IllegalArgumentException if a name is not allowed
     * @throws IllegalStateException if the family exists and is described in another way; the message names its owner
     */
    StateSet stateSet(MetricDescriptor descriptor, String... states);

    /**
     * A summary: counts values and adds them up.
     *
     * @throws IllegalArgumentException if a name is not allowed
     * @throws IllegalStateException if the family exists and is described in another way; the message names its owner
     */
    Summary summary(MetricDescriptor descriptor);

    /** Like {@link #counter(MetricDescriptor)}, for a counter without a unit. */
    default Counter counter(String name, String help, String... labelNames) {
        return Counter.builder().name(name).help(help).labelNames(labelNames).register(this);
    }

    /** Like {@link #gauge(MetricDescriptor)}, for a gauge without a unit. */
    default Gauge gauge(String name, String help, String... labelNames) {
        return Gauge.builder().name(name).help(help).labelNames(labelNames).register(this);
    }

    /**
     * Another handle on the same registry, which is closed with this one at the latest.
     *
     * @param owner who it is for, as error messages shall name it
     */
    MetricRegistry handle(String owner);

    /** All families of the registry that have series now, in the order of their names. */
    List<MetricFamily> families();

    /** A number that changes whenever a family or a series comes or goes; not when values change. */
    long structure();

    /**
     * Takes all series of this handle away. Instruments made with it may still be called; nothing of that shows any
     * more.
     */
    @Override
    void close();
}
