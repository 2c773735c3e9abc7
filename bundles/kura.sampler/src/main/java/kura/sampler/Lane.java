// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The sensors of one line, and the thread that reads them. While one sensor measures, another one's turn may begin: only
 * the talking is one after the other.
 */
final class Lane implements AutoCloseable {

    private final ScheduledExecutorService thread;
    private final Map<Watch, Future<?>> turns = new IdentityHashMap<>(); // guarded by this
    private volatile long busySince;
    private volatile boolean busy;

    Lane(String line) {
        thread = thread("kura-sampler-" + line);
    }

    /** One daemon thread, made when first needed, that forgets cancelled tasks. */
    static ScheduledExecutorService thread(String name) {
        var executor = new ScheduledThreadPoolExecutor(1, task -> {
            var made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /**
     * Gives a sensor a turn: starts a measurement, waits aside, as often as it wants, and fetches it.
     *
     * @param due on the clock of {@link System#nanoTime}
     * @param after what comes when the turn is over
     */
    synchronized void turn(Watch watch, long due, Runnable after) {
        later(watch, due - System.nanoTime(), () -> goOn(watch, watch.start(), after));
    }

    /**
     * Comes back to a measurement after a while, or ends the turn.
     *
     * @param millis -1 if there is nothing to come back to
     */
    private void goOn(Watch watch, int millis, Runnable after) {
        if (millis < 0 || !comesBack(watch, millis, after)) {
            after.run();
        }
    }

    private synchronized boolean comesBack(Watch watch, int millis, Runnable after) {
        if (!turns.containsKey(watch)) {
            return false;
        }
        later(watch, TimeUnit.MILLISECONDS.toNanos(millis), () -> proceed(watch, after));
        return true;
    }

    private void proceed(Watch watch, Runnable after) {
        int millis = watch.proceed();
        if (millis != 0) {
            goOn(watch, millis, after);
            return;
        }
        try {
            watch.read();
        } finally {
            after.run();
        }
    }

    /** Forgets a sensor. Returns whether it was the last one. */
    synchronized boolean leave(Watch watch) {
        var turn = turns.remove(watch);
        if (turn != null) {
            turn.cancel(false);
        }
        return turns.isEmpty();
    }

    /** Says of all sensors that they are stuck, if the thread does not come back from one of them. */
    synchronized void check(long nanos) {
        if (busy && System.nanoTime() - busySince > nanos) {
            turns.keySet().forEach(Watch::stuck);
        }
    }

    /** Ends the thread once it is back from whatever it is doing. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private synchronized void later(Watch watch, long nanos, Runnable task) {
        if (!thread.isShutdown()) {
            var before = turns.put(watch, thread.schedule(() -> attend(task), nanos, TimeUnit.NANOSECONDS));
            if (before != null) {
                before.cancel(false);
            }
        }
    }

    private void attend(Runnable task) {
        busySince = System.nanoTime();
        busy = true;
        try {
            task.run();
        } finally {
            busy = false;
        }
    }
}
