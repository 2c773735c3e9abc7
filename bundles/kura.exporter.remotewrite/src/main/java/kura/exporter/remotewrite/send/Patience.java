// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.util.concurrent.TimeUnit;

/** How many requests are spent on parts of one that was refused. Not for several threads. */
final class Patience {

    /** The next samples wait for their turn. */
    private static final int LIVE = 48;

    private static final int BACKLOG = 400;

    /** Where nothing can be saved, not every request is taken apart; but this saves seven of eight parts. */
    private static final int LEAST = 8;

    /** Then it may be otherwise. */
    private static final long DISCOURAGED_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final int full;
    private int now;
    private long since; // it is not full, System.nanoTime()
    private int left;

    Patience(LaneName lane) {
        full = lane == LaneName.LIVE ? LIVE : BACKLOG;
        now = full;
    }

    /** For other samples. */
    void begin(long nanos) {
        if (nanos - since > DISCOURAGED_NANOS) {
            now = full;
        }
        left = now;
    }

    /** On one request. */
    void spend() {
        left--;
    }

    /** Whether it is not enough for two halves. */
    boolean isOver() {
        return left < 2;
    }

    /** Something was saved. */
    void encourage() {
        now = full;
    }

    /** Nothing was. */
    void discourage(long nanos) {
        since = now == full ? nanos : since;
        now = Math.max(LEAST, now / 2);
    }
}
