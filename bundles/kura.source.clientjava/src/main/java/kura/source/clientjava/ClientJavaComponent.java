// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import kura.metrics.MetricRegistry;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link Bridge} before the default registry of client_java, and one before each registry that is a service. */
@Component(name = "kura.source.clientjava", immediate = true)
public final class ClientJavaComponent {

    private static final Logger log = LoggerFactory.getLogger(ClientJavaComponent.class);

    private final Map<PrometheusRegistry, MetricRegistry> handles = new IdentityHashMap<>();
    private final Map<ServiceReference<PrometheusRegistry>, PrometheusRegistry> services = new HashMap<>();
    private final MetricRegistry ours;

    @Activate
    public ClientJavaComponent(@Reference MetricRegistry ours) {
        this.ours = ours;
        // asked for only when it is read: should client_java fail to start, this component does not fail with it
        ours.register(new Bridge("default registry", () -> PrometheusRegistry.defaultRegistry.scrape(), log::warn));
    }

    /** What it has goes with it: each has a handle of its own. One may be a service more than once. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addRegistry(ServiceReference<PrometheusRegistry> service, PrometheusRegistry theirs) {
        services.put(service, theirs);
        if (theirs != PrometheusRegistry.defaultRegistry && !handles.containsKey(theirs)) {
            String name = "registry of bundle " + service.getProperty("service.bundleid");
            var handle = ours.handle("kura.source.clientjava for the " + name);
            handle.register(new Bridge(name, theirs::scrape, log::warn));
            handles.put(theirs, handle);
        }
    }

    synchronized void removeRegistry(ServiceReference<PrometheusRegistry> service) {
        PrometheusRegistry theirs = services.remove(service);
        if (services.values().stream().noneMatch(each -> each == theirs) && handles.containsKey(theirs)) {
            handles.remove(theirs).close();
        }
    }
}
