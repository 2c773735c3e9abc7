// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.time.Duration;

/**
 * Whether what waited is itself to blame when it does not get through: it fails again and again, and after each time something newer
 * is taken. Without that nobody could get past it. Not for several threads.
 */
final class Blame {

    private static final int FAILURES = 6;
    private static final int MOST = 2 * FAILURES;

    private final long patienceNanos;
    private int failures;
    private long since; // the first one after a success
    private boolean fails;
    private long taken;

    /** @param patience how long something is tried at least before it is given up */
    Blame(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /** @param taken how much of newer things the receiver has taken so far */
    void failed(long taken, long nanos) {
        if (!fails) {
            since = nanos;
        } else if (taken != this.taken) {
            failures = Math.min(MOST, failures + 1);
        }
        fails = true;
        this.taken = taken;
    }

    /** The next one may be the same. */
    void succeeded() {
        fails = false;
        failures = Math.max(0, failures - 1);
    }

    /** Whether less at once may do. */
    boolean isLikely() {
        return fails && failures >= FAILURES;
    }

    /** Whether it is time to go on without what cannot be made less. */
    boolean isCertain(long nanos) {
        return isLikely() && nanos - since >= patienceNanos;
    }
}
