// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

/** Keeps to a number of samples a second. Not for several threads. */
final class Pace {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private long next = System.nanoTime(); // when the next request may go

    /** @param perSecond 0 for as fast as it goes */
    Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** How many nanoseconds to wait after so many samples. */
    long after(int samples) {
        if (perSecond == 0) {
            return 0;
        }
        long now = System.nanoTime();
        next = Math.max(next, now - (long) NANOS)
                + (long) (samples / perSecond * NANOS); // made up for is one second at most
        return Math.max(0, next - now);
    }
}
