// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Threads that did not come back. Until they do nothing more is tried for a while, and for twice as long each time: they are
 * lost for good, but few in a year. What can have changed meanwhile is tried at once, as long as they are not many.
 */
final class Losses {

    private static final int MANY = 16;

    private final LongSupplier things;
    private int lost; // this and what follows are guarded by this
    private long nextTry;
    private long thingsThen;

    /** @param things a number that changes when what did not end may be gone */
    Losses(LongSupplier things) {
        this.things = things;
    }

    /** Whether nothing should be tried now. */
    synchronized boolean pause() {
        return lost > 0 && System.nanoTime() - nextTry < 0 && (lost >= MANY || things.getAsLong() == thingsThen);
    }

    /** One more; returns how many there are now. */
    synchronized int lose() {
        lost++;
        nextTry = System.nanoTime() + TimeUnit.SECONDS.toNanos(1L << Math.min(lost, 32));
        thingsThen = things.getAsLong();
        return lost;
    }

    /** One came back. */
    synchronized void recover() {
        lost--;
    }
}
