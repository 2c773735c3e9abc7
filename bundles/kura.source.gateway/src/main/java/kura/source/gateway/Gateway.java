// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import kura.metrics.MetricRegistry;

/** Which groups are shown in one registry. Each has a handle of its own, with which all that it gave goes. */
final class Gateway implements AutoCloseable {

    private final MetricRegistry registry;
    private final Map<String, Shown> shown = new HashMap<>();

    private record Shown(MetricRegistry handle, Polled polled) {

        void close() {
            handle.close();
            if (polled != null) {
                polled.close();
            }
        }
    }

    Gateway(MetricRegistry registry) {
        this.registry = registry;
    }

    /** Shows a group, unless it is shown already; a {@link Slow} one is asked off the scrape. */
    void show(String name, Supplier<Group> group) {
        shown.computeIfAbsent(name, any -> {
            MetricRegistry handle = registry.handle(GatewayComponent.PID + " " + name);
            Group made = group.get();
            Polled polled = made instanceof Slow ? new Polled(name, made) : null;
            handle.register(new GroupCollector(name, polled == null ? made : polled, handle, System::nanoTime));
            return new Shown(handle, polled);
        });
    }

    /** Takes a group away, if it is shown. */
    void hide(String name) {
        Shown there = shown.remove(name);
        if (there != null) {
            there.close();
        }
    }

    @Override
    public void close() {
        shown.values().forEach(Shown::close);
        shown.clear();
    }
}
