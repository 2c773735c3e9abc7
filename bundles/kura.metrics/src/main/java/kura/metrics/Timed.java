// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What can take durations in. */
public interface Timed {

    /** Takes a duration in, in seconds. */
    void record(double seconds);

    /** Starts a stopwatch, whose time is taken in when it is closed or asked. */
    default Timer startTimer() {
        return new Timer(this);
    }

    /** Takes in how long something takes, also if it throws. */
    default void time(Runnable task) {
        Timer timer = startTimer();
        try {
            task.run();
        } finally {
            timer.observeDuration();
        }
    }

    /** Takes in how long something takes, also if it throws, and gives its result. */
    default <T> T time(Supplier<T> task) {
        Timer timer = startTimer();
        try {
            return task.get();
        } finally {
            timer.observeDuration();
        }
    }

    /** Takes in how long something takes that may throw anything, and gives its result. */
    default <T> T timeChecked(Callable<T> task) throws Exception {
        Timer timer = startTimer();
        try {
            return task.call();
        } finally {
            timer.observeDuration();
        }
    }
}
