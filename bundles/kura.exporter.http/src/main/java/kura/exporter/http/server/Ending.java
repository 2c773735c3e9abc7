// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** How an exchange ends: with an answer, or because the client left. May be used from any thread. */
final class Ending {

    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicReference<Runnable> task = new AtomicReference<>();
    private volatile boolean left;

    /** Notes that there is an answer; returns whether it is the first one. */
    boolean answer() {
        boolean first = answered.compareAndSet(false, true);
        runTask();
        return first;
    }

    /** Notes that nobody waits any more. */
    void leave() {
        left = true;
        runTask();
    }

    boolean isAnswered() {
        return answered.get();
    }

    boolean isOver() {
        return left || answered.get();
    }

    /** Has this run as soon as it is over, instead of what was to run before. */
    void then(Runnable wanted) {
        task.set(wanted);
        if (isOver()) {
            runTask();
        }
    }

    private void runTask() {
        if (task.get() != null) {
            Runnable last = task.getAndSet(null);
            if (last != null) {
                last.run();
            }
        }
    }
}
