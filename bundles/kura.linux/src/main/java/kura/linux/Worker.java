// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread for calls into the system, which cannot be interrupted and may never come back. It is started when there is
 * something to do and ends when there was nothing for a while. One caller at a time.
 */
final class Worker {

    private enum State {
        ABSENT,
        IDLE,
        CALLED,
        LOST, // the caller has given up
        ENDING
    }

    private final String name;
    private final long idleNanos;
    private final Runnable close;
    private final Runnable over;
    private final AtomicReference<State> state = new AtomicReference<>(State.ABSENT);
    private Runnable errand;
    private Thread caller;
    private Throwable failure;
    private volatile Thread thread;
    private volatile boolean stopped;
    private volatile long cameBack;

    /**
     * @param idleNanos how long the thread lives without a call
     * @param close what it does when it comes back from an errand that was given up, and at last
     * @param over what is done after that; there may be another thread already
     */
    Worker(String name, long idleNanos, Runnable close, Runnable over) {
        this.name = name;
        this.idleNanos = idleNanos;
        this.close = close;
        this.over = over;
    }

    /**
     * Has an errand run, not while the thread is {@link #isLost() lost}.
     *
     * @param deadline when to give up, in the time of {@link System#nanoTime}
     * @return whether it has ended
     */
    boolean ends(Runnable errand, long deadline) {
        this.errand = errand;
        failure = null;
        caller = Thread.currentThread();
        if (!Threads.await(this::begins, deadline, 100_000)) {
            return false;
        }
        Threads.await(() -> state.get() != State.CALLED, deadline, Long.MAX_VALUE);
        boolean ended = !state.compareAndSet(State.CALLED, State.LOST);
        if (ended && failure != null) {
            throw new IllegalStateException(name + " failed", failure);
        }
        return ended;
    }

    /** Whether an errand was given up and has not come back yet. */
    boolean isLost() {
        return state.get() == State.LOST;
    }

    /** When it last came back from an errand that was given up, in the time of {@link System#nanoTime}. */
    long cameBack() {
        return cameBack;
    }

    /** Whether there is a thread. */
    boolean isThere() {
        return state.get() != State.ABSENT;
    }

    /** Ends the thread: now, or when the errand under way has ended. There shall be no further call. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the end of the thread, but not of one that is lost. */
    void join(long millis) throws InterruptedException {
        Thread last = thread;
        if (last != null && !isLost()) {
            last.join(millis);
        }
    }

    /** Not while the thread is about to end: that takes a moment, then there can be another. */
    private boolean begins() {
        if (state.compareAndSet(State.IDLE, State.CALLED)) {
            LockSupport.unpark(thread);
            return true;
        }
        if (!state.compareAndSet(State.ABSENT, State.CALLED)) {
            return false;
        }
        try {
            Threads.start(name, this::run);
            return true;
        } catch (Throwable e) {
            state.set(State.ABSENT); // the machine bears no further thread now
            throw e;
        }
    }

    private void run() {
        thread = Thread.currentThread();
        long idleSince = System.nanoTime();
        while (true) {
            if (state.get() == State.CALLED) {
                Thread waiting = caller;
                try {
                    errand.run();
                } catch (Throwable e) {
                    failure = e;
                }
                if (state.compareAndSet(State.CALLED, State.IDLE)) {
                    LockSupport.unpark(waiting);
                } else {
                    close.run();
                    cameBack = System.nanoTime();
                    state.set(State.IDLE);
                }
                idleSince = System.nanoTime();
            } else {
                long left = stopped ? 0 : idleNanos - (System.nanoTime() - idleSince);
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                    Thread.interrupted(); // or the next would not wait
                } else if (state.compareAndSet(State.IDLE, State.ENDING)) {
                    break;
                }
            }
        }
        try {
            close.run();
        } finally {
            state.set(State.ABSENT);
            over.run();
        }
    }
}
