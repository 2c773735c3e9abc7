// SPDX-License-Identifier: EPL-2.0
package kura.tests.guest;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle of somebody else's who counts with the official client: in its default registry, and in one of his own. */
public final class ClientJavaGuest implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        JvmMetrics.builder().register();
        var own = new PrometheusRegistry();
        Counter.builder().name("guest_visits").register(own).inc();
        context.registerService(PrometheusRegistry.class, own, null);
    }

    /** Leaves in the default registry what is there. */
    @Override
    public void stop(BundleContext context) {}
}
