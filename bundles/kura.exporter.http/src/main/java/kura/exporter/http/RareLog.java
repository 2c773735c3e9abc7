// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/** Tells of what anybody in the network can bring about, as often as they like: of each kind once a minute at most. */
final class RareLog {

    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int LONGEST = 200; // what clients sent may be part of it

    private final Logger log;
    private final Map<String, Long> told = new HashMap<>(); // guarded by this

    RareLog(Logger log) {
        this.log = log;
    }

    /**
     * Tells it, unless it told the like not long ago.
     *
     * @param what happened, one of few texts
     * @param details of this time; empty for none
     */
    void warn(String endpoint, String what, String details) {
        if (isDue(what)) {
            String plain = details.replaceAll("\\p{Cntrl}", " ");
            String told = plain.isEmpty() ? "" : ": " + plain.substring(0, Math.min(LONGEST, plain.length()));
            log.warn("{}: {}{} (more of this is only counted for a minute)", endpoint, what, told);
        }
    }

    private synchronized boolean isDue(String what) {
        long time = System.nanoTime();
        Long last = told.get(what);
        if (last != null && time - last < QUIET_NANOS) {
            return false;
        }
        told.put(what, time);
        return true;
    }
}
