// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.function.Consumer;

/** One run of code that may take its time. It ends by itself, is interrupted, or, if that is no use, given up. */
final class Job implements Runnable {

    private final Workers.Task task;
    private final Consumer<Throwable> failed;
    private final Workers workers;
    private State state = State.WAITING; // guarded by this
    private Thread thread; // that runs it
    private Runnable atEnd = () -> {};

    private enum State {
        WAITING,
        RUNS,
        INTERRUPTED,
        GIVEN_UP,
        OVER
    }

    /** @param failed hears why it failed, unless it was interrupted */
    Job(Workers.Task task, Consumer<Throwable> failed, Workers workers) {
        this.task = task;
        this.failed = failed;
        this.workers = workers;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        Throwable cause = null;
        try {
            task.run();
        } catch (Throwable e) { // an Error is of a bundle that was stopped, or of code that calls itself for ever
            cause = e;
        }
        State before = end();
        if (cause != null && before == State.RUNS && !workers.isClosing()) {
            failed.accept(cause);
        } else if (before == State.GIVEN_UP) {
            workers.cameBack();
        }
    }

    private synchronized boolean begin() {
        boolean begins = state == State.WAITING;
        if (begins) {
            state = State.RUNS;
            thread = Thread.currentThread();
        }
        return begins;
    }

    private synchronized State end() {
        State before = state;
        state = State.OVER;
        Thread.interrupted(); // was meant for this and not for what the thread does next
        atEnd.run();
        return before;
    }

    /** Has this run as soon as it is over. */
    synchronized void atEnd(Runnable wanted) {
        atEnd = wanted;
        if (state == State.OVER) {
            atEnd.run();
        }
    }

    /** Does not begin any more; who runs already goes on. Returns whether it would have begun. */
    synchronized boolean withdraw() {
        boolean waited = state == State.WAITING;
        if (waited) {
            state = State.OVER;
            atEnd.run();
        }
        return waited;
    }

    /** It takes too long: it is interrupted, and given up when it is told so once more. Returns whether that is settled. */
    synchronized boolean press() {
        if (state == State.RUNS) {
            state = State.INTERRUPTED;
            thread.interrupt();
        } else if (state == State.INTERRUPTED) {
            state = State.GIVEN_UP;
            workers.gaveUp(thread);
        }
        return state == State.OVER || state == State.GIVEN_UP;
    }
}
