// SPDX-License-Identifier: EPL-2.0
package kura.metrics.component;

import java.util.List;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.Histogram;
import kura.metrics.Info;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricFamily;
import kura.metrics.MetricRegistry;
import kura.metrics.StateSet;
import kura.metrics.Summary;
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
    public Counter counter(MetricDescriptor descriptor) {
        return handle.counter(descriptor);
    }

    @Override
    public Gauge gauge(MetricDescriptor descriptor) {
        return handle.gauge(descriptor);
    }

    @Override
    public Histogram histogram(MetricDescriptor descriptor, double... upperBounds) {
        return handle.histogram(descriptor, upperBounds);
    }

    @Override
    public Info info(MetricDescriptor descriptor) {
        return handle.info(descriptor);
    }

    @Override
    public StateSet stateSet(MetricDescriptor descriptor, String... states) {
        return handle.stateSet(descriptor, states);
    }

    @Override
    public Summary summary(MetricDescriptor descriptor) {
        return handle.summary(descriptor);
    }

    @Override
    public MetricRegistry handle(String owner) {
        return handle.handle(owner);
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
    @Deactivate
    public void close() {
        handle.close();
    }
}
