// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One owner's view of the {@link Shelf}. */
final class Handle implements MetricRegistry {

    private static final int MOST_REMARKS = 100; // more than that nobody reads

    private final Shelf shelf;
    private final String name;
    private final Handle parent;
    private final Set<Handle> children = ConcurrentHashMap.newKeySet();
    private final Map<String, Remark> remarks = new ConcurrentHashMap<>();
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
    public <M extends Metric<?>> M register(MetricBuilder<?, M> builder) {
        return builder.make(shelf.family(this, builder.descriptor(), builder.configuration()), this);
    }

    @Override
    public void register(Collector collector) {
        shelf.add(new Collected(collector, handle(name)));
    }

    @Override
    public void remark(String about, String words) {
        if (words.isEmpty()) {
            remarks.remove(about);
        } else if (remarks.size() < MOST_REMARKS || remarks.containsKey(about)) {
            remarks.put(about, new Remark(about, words));
        }
        shelf.remarked(this);
    }

    @Override
    public List<Remark> remarks() {
        return shelf.remarks();
    }

    /** What was said with this handle. */
    Collection<Remark> own() {
        return remarks.values();
    }

    @Override
    public Handle handle(String owner) {
        var child = new Handle(shelf, owner, this);
        children.add(child);
        if (!open) {
            child.close();
        }
        return child;
    }

    @Override
    public void collect() {
        shelf.collect();
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
    public boolean asksOthers() {
        return shelf.asksOthers();
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

    MetricFamily family(MetricDescriptor descriptor) {
        return shelf.family(this, descriptor, null);
    }

    /** Leaves the families in which it has nothing any more, so that others may describe them in another way. */
    void leaveEmptyFamilies() {
        shelf.leaveEmptyFamilies(this);
    }

    void collectorFailed(Throwable news) {
        shelf.collectorFailed(this, news);
    }

    boolean isOpen() {
        return open;
    }

    String name() {
        return name;
    }
}
