// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.HashMap;
import java.util.Map;

/** Why each sensor fails now: of its causes the one that was counted since the last look. Remembers what the registry holds, no more. */
final class Failures {

    private record Known(Map<String, Double> counts, String latest) {}

    private Map<String, Known> known = Map.of();
    private long time;
    private boolean looked;

    /** Looks at the counters; a look that was overtaken by another one does not count. */
    synchronized void observe(Glance glance) {
        if (looked && glance.time() - time < 0) {
            return;
        }
        looked = true;
        time = glance.time();
        Map<String, Known> now = new HashMap<>();
        glance.sensors().forEach((name, sensor) -> {
            if (!sensor.errors.isEmpty()) {
                now.put(name, new Known(sensor.errors, latest(known.get(name), sensor.errors)));
            }
        });
        known = now;
    }

    /** The cause that was counted last, or null if none ever was. */
    synchronized String cause(String sensor) {
        Known found = known.get(sensor);
        return found == null ? null : found.latest;
    }

    private static String latest(Known before, Map<String, Double> counts) {
        String latest = before == null ? null : before.latest;
        double most = 0;
        for (var each : counts.entrySet()) {
            double was = before == null ? 0 : before.counts.getOrDefault(each.getKey(), 0.0);
            double grown = each.getValue() < was ? each.getValue() : each.getValue() - was; // it began anew
            if (grown > most) {
                most = grown;
                latest = each.getKey();
            }
        }
        return latest != null && counts.containsKey(latest) ? latest : null;
    }
}
