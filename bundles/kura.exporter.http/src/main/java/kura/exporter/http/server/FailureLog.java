// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what failed, of each route once a minute: who asks must not be able to fill it. May be used from any thread. */
final class FailureLog {

    private static final Logger log = LoggerFactory.getLogger(FailureLog.class);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Told> told = new HashMap<>(); // guarded by this

    private record Told(long when, int since) {}

    /** @param route one of few */
    void tell(String route, String what, Throwable cause) {
        int untold = untold(route, System.nanoTime());
        if (untold == 0) {
            log.error("{} failed (more of this is told once a minute)", what, cause);
        } else if (untold > 0) {
            log.error("{} failed, and {} times before that were not told", what, untold, cause);
        }
    }

    /** How often that failed since it was told; -1 if it is not to be told now. */
    private synchronized int untold(String route, long now) {
        Told last = told.get(route);
        if (last != null && now - last.when < QUIET_NANOS) {
            told.put(route, new Told(last.when, last.since + 1));
            return -1;
        }
        told.put(route, new Told(now, 0));
        return last == null ? 0 : last.since;
    }
}
