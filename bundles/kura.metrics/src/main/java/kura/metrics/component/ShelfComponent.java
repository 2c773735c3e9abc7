// SPDX-License-Identifier: EPL-2.0
package kura.metrics.component;

import kura.metrics.MetricRegistry;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.LoggerFactory;

/** Holds the one registry that all handles share. */
@Component(service = ShelfComponent.class)
public final class ShelfComponent {

    private final MetricRegistry registry = MetricRegistry.create(LoggerFactory.getLogger(MetricRegistry.class)::warn);

    MetricRegistry registry() {
        return registry;
    }

    @Deactivate
    void close() {
        registry.close();
    }
}
