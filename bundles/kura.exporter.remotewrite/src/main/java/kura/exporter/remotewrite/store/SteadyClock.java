// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.concurrent.TimeUnit;

/**
 * Tells whether the wall clock can be asked for an age. One that has just started or just jumped may be a day off, and what is thrown
 * away for that is gone; what is kept for an hour too long does no harm.
 */
final class SteadyClock {

    private static final long EVEN_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long JUMP_MILLIS = 30_000;

    private long millis;
    private long nanos;
    private long since;

    SteadyClock(long millis, long nanos) {
        this.millis = millis;
        this.nanos = nanos;
        this.since = nanos;
    }

    /** Whether the clock has run evenly for an hour, told by another one that cannot be set. To be asked each minute or so. */
    boolean isSteady(long nowMillis, long nowNanos) {
        long passed = TimeUnit.NANOSECONDS.toMillis(nowNanos - nanos);
        if (Math.abs(nowMillis - millis - passed) > JUMP_MILLIS) {
            since = nowNanos;
        }
        millis = nowMillis;
        nanos = nowNanos;
        return nowNanos - since >= EVEN_NANOS;
    }
}
