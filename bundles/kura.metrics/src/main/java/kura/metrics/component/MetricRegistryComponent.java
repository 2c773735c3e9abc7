// SPDX-License-Identifier: EPL-2.0
package kura.metrics.component;

import java.util.List;
import kura.metrics.Collector;
import kura.metrics.Metric;
import kura.metrics.MetricBuilder;
import kura.metrics.MetricFamily;
import kura.metrics.MetricRegistry;
import kura.metrics.Remark;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** A handle for the bundle, or the component, that asks for the registry. It is closed when that one stops. */
@Component(service = MetricRegistry.class, scope = ServiceScope.PROTOTYPE)
public final class MetricRegistryComponent implements MetricRegistry {

    @Reference
    private ShelfComponent shelf;

    private MetricRegistry handle;

    @Activate
    void open(ComponentContext context) {
        Bundle user = context.getUsingBundle();
        handle = shelf.registry().handle(user == null ? "nobody" : user.getSymbolicName());
    }

    @Override
    public <M extends Metric<?>> M register(MetricBuilder<?, M> builder) {
        return handle.register(builder);
    }

    @Override
    public void register(Collector collector) {
        handle.register(collector);
    }

    @Override
    public void remark(String about, String words) {
        handle.remark(about, words);
    }

    @Override
    public List<Remark> remarks() {
        return handle.remarks();
    }

    @Override
    public MetricRegistry handle(String owner) {
        return handle.handle(owner);
    }

    @Override
    public void collect() {
        handle.collect();
    }

    @Override
    public List<MetricFamily> families() {
        return handle.families();
    }

    @Override
    public long structure() {
        return handle.structure();
    }

    @Override
    public boolean asksOthers() {
        return handle.asksOthers();
    }

    @Override
    @Deactivate
    public void close() {
        handle.close();
    }
}
