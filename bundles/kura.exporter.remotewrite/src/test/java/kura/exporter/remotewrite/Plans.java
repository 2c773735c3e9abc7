// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kura.exporter.remotewrite.samples.Clock;
import kura.exporter.remotewrite.samples.Held;
import kura.metrics.MetricRegistry;
import kura.remote.Remote;
import kura.remote.Tls;
import kura.secrets.Keystores;
import kura.settings.Settings;

/** Destinations without a gateway around them. */
final class Plans {

    private Plans() {}

    /** Settings as an operator gives them. */
    static Plan of(String url, Object... settings) {
        var all = new HashMap<String, Object>(Map.of("url", url, "period", 0.1));
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        var read = Settings.of(all);
        var plan = Plan.of(read, Remote.of(read, (given, key) -> "").orElseThrow());
        if (!read.accepted("", System.err::println)) {
            throw new IllegalArgumentException(all.toString());
        }
        return plan;
    }

    /** One that runs; what it says of itself is in the registry's remarks. */
    static Destination start(String name, Plan plan, MetricRegistry registry, Path folder, Clock clock) {
        var words = registry.handle("words of " + name);
        var condition = new Condition(name, text -> words.remark(name, text));
        return new Destination(
                name, plan, registry.handle(name), condition, folder, new Held(1000), tls(plan), clock, null);
    }

    static Destination start(String name, Plan plan, MetricRegistry registry, Path folder) {
        return start(name, plan, registry, folder, Clock.system(false));
    }

    private static Tls tls(Plan plan) {
        Keystores none = name -> {
            throw new IOException("there are no keystores");
        };
        return new Tls(plan.remote().tls(), none, () -> null);
    }
}
