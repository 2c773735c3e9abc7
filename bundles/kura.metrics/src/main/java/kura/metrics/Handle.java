// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One owner's view of the {@link Shelf}. */
final class Handle implements MetricRegistry {

    private final Shelf shelf;
    private final String name;
    private final Handle parent;
    private final Set<Handle> children = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    Handle(Shelf shelf, String name) {
        this(shelf, name, null);
    }

    private Handle(Shelf shelf, String name, Handle parent) {
        this.shelf = shelf;
        this.name = name;
        this.parent = parent;
    }

    @Override
    public Counter counter(MetricDescriptor descriptor) {
        return new Counter(family(descriptor, MetricType.COUNTER), this);
    }

    @Override
    public Gauge gauge(MetricDescriptor descriptor) {
        return new Gauge(family(descriptor, MetricType.GAUGE), this);
    }

    @Override
    public Histogram histogram(MetricDescriptor descriptor, double... upperBounds) {
        return new Histogram(family(descriptor, MetricType.HISTOGRAM), this, upperBounds.clone());
    }

    @Override
    public Info info(MetricDescriptor descriptor) {
        return new Info(family(descriptor, MetricType.INFO), this);
    }

    @Override
    public StateSet stateSet(MetricDescriptor descriptor, String... states) {
        return new StateSet(family(descriptor, MetricType.STATESET), this, states.clone());
    }

    @Override
    public Summary summary(MetricDescriptor descriptor) {
        return new Summary(family(descriptor, MetricType.SUMMARY), this);
    }

    @Override
    public MetricRegistry handle(String owner) {
        var child = new Handle(shelf, owner, this);
        children.add(child);
        if (!open) {
            child.close();
        }
        return child;
    }

    @Override
    public List<MetricFamily> families() {
        return shelf.families();
    }

    @Override
    public long structure() {
        return shelf.structure();
    }

    @Override
    public void close() {
        open = false;
        children.forEach(Handle::close);
        shelf.release(this);
        if (parent != null) {
            parent.children.remove(this);
        }
    }

    boolean isOpen() {
        return open;
    }

    String name() {
        return name;
    }

    private MetricFamily family(MetricDescriptor descriptor, MetricType type) {
        if (descriptor.type() != type) {
            throw new IllegalArgumentException(descriptor.name() + " is described as a " + descriptor.type());
        }
        return shelf.family(this, descriptor);
    }
}
