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
        String name = (String) properties.get("component.name");
        registry.gauge("guest_level", "What a guest publishes.", "guest")
                .labelValues(name)
                .set(1);
        var wait = registry.histogram("guest_wait_seconds", "How long a guest waited.", "guest")
                .labelValues(name);
        for (int i = 1; i <= 100; i++) {
            wait.observe(i / 10.0);
        }
    }
}
