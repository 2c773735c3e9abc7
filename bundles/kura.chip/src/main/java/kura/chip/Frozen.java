// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.util.List;
import java.util.function.LongSupplier;
import kura.sensor.Measurement;

/**
 * Notices a chip that says the same again and again. The last bits of a good one are never still for long: after an hour and
 * a hundred readings of the same it hangs.
 */
final class Frozen {

    private static final int READINGS = 100;
    private static final long NANOS = 3_600_000_000_000L;

    private final LongSupplier nanoTime;
    private List<Measurement> said = List.of();
    private int times;
    private long since;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    Frozen(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Whether this has been the chip's answer for too long.
     *
     * @param now all that it measured
     */
    boolean is(List<Measurement> now) {
        if (!said.equals(now)) {
            said = now;
            times = 0;
            since = nanoTime.getAsLong();
        }
        times++;
        return times > READINGS && nanoTime.getAsLong() - since >= NANOS;
    }
}
