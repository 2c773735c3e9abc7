// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Notices a chip that says the same again and again. The last bits of a good one are never still for long: after an hour and
 * a hundred readings of the same it hangs.
 */
public final class Frozen {

    private static final int READINGS = 100;
    private static final long NANOS = 3_600_000_000_000L;

    private final LongSupplier nanoTime;
    private Object[] said = {};
    private int times;
    private long since;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public Frozen(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Whether this has been the chip's answer for too long.
     *
     * @param now all that it measured
     */
    public boolean is(Object... now) {
        if (!Arrays.deepEquals(said, now)) {
            said = now.clone();
            times = 0;
            since = nanoTime.getAsLong();
        }
        times++;
        return times > READINGS && nanoTime.getAsLong() - since >= NANOS;
    }
}
