// SPDX-License-Identifier: EPL-2.0
package kura.tests.guest;

import java.util.Map;
import kura.metrics.MetricRegistry;

/** A component of somebody else's, in a bundle of its own, that publishes a metric and never cleans up. */
public final class Guest {

    private MetricRegistry registry;

    public void setRegistry(MetricRegistry registry) {
        this.registry = registry;
    }

    public void activate(Map<String, Object> properties) {
        registry.gauge("guest_level", "What a guest publishes.", "guest")
                .labelValues((String) properties.get("component.name"))
                .set(1);
    }
}
