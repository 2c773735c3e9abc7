// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.util.concurrent.Future;

/** Does something again, after a pause that is twice as long each time. Used on the server's thread only. */
final class Retry {

    private static final int FIRST_PAUSE_MILLIS = 1000;
    private static final int LONGEST_PAUSE_MILLIS = 30_000;

    private final HttpServer server;
    private final Runnable task;
    private int pauseMillis = FIRST_PAUSE_MILLIS;
    private Future<?> next;

    Retry(HttpServer server, Runnable task) {
        this.server = server;
        this.task = task;
    }

    /** Whether it has not been done again yet. */
    boolean isFirst() {
        return pauseMillis == FIRST_PAUSE_MILLIS;
    }

    void later() {
        next = server.later(task, pauseMillis);
        pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
    }

    /** Does not do it again. */
    void cancel() {
        if (next != null) {
            next.cancel(false);
        }
    }

    /** It has become another task, or is done. */
    void reset() {
        pauseMillis = FIRST_PAUSE_MILLIS;
    }
}
