// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

/** A stopwatch that runs from {@link Timed#startTimer} on. */
public final class Timer implements AutoCloseable {

    private final Timed target;
    private final long start = System.nanoTime();

    Timer(Timed target) {
        this.target = target;
    }

    /** Has the time taken in that passed since the start, and tells it in seconds. */
    public double observeDuration() {
        double seconds = (System.nanoTime() - start) / 1e9;
        target.record(seconds);
        return seconds;
    }

    /** As {@link #observeDuration}. */
    @Override
    public void close() {
        observeDuration();
    }
}
