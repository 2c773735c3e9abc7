// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** After a failure, a pause until the next try; after each further one a longer one, up to a limit. */
final class BackOff {

    private static final int FIRST_MILLIS = 50;

    private final int mostMillis;
    private int millis;
    private long until;

    BackOff(int mostMillis) {
        this.mostMillis = mostMillis;
    }

    /** @param at when, in the time of {@link System#nanoTime} */
    void failed(long at) {
        millis = Math.min(mostMillis, Math.max(FIRST_MILLIS, 2 * millis));
        int jittered = millis - ThreadLocalRandom.current().nextInt(1 + millis / 4);
        until = at + TimeUnit.MILLISECONDS.toNanos(jittered);
    }

    void succeeded() {
        millis = 0;
    }

    boolean isPause() {
        return millis > 0 && System.nanoTime() - until < 0;
    }
}
