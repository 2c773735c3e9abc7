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
        HELD, // somebody is about to call, it does not end
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
     * Keeps the thread, if there is one, from ending before {@link #letGo}; not while it is {@link #isLost() lost}. Waits
     * for one that is about to end, which takes a moment: then all it does has been done.
     *
     * @param deadline when to give up, in the time of {@link System#nanoTime}
     * @return whether it is so
     */
    boolean holds(long deadline) {
        return Threads.await(
                () -> state.compareAndSet(State.IDLE, State.HELD) || state.get() == State.ABSENT, deadline, 100_000);
    }

    /** The thread may end again. */
    void letGo() {
        if (state.compareAndSet(State.HELD, State.IDLE) && stopped) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Has an errand run, by who {@link #holds} the thread.
     *
     * @param deadline when to give up, in the time of {@link System#nanoTime}
     * @return whether it has ended
     */
    boolean ends(Runnable errand, long deadline) {
        this.errand = errand;
        failure = null;
        caller = Thread.currentThread();
        if (!begins()) {
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

    /** Ends the thread: now, or when who holds it lets go. Nobody shall hold it any more. */
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

    private boolean begins() {
        if (state.compareAndSet(State.HELD, State.CALLED)) {
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
            State now = state.get();
            if (now == State.CALLED || now == State.LOST) { // lost: given up before it began
                Thread waiting = caller;
                try {
                    if (now == State.CALLED) {
                        errand.run();
                    }
                } catch (Throwable e) {
                    failure = e;
                }
                if (state.compareAndSet(State.CALLED, State.HELD)) {
                    LockSupport.unpark(waiting);
                } else {
                    close.run();
                    cameBack = System.nanoTime();
                    state.set(State.IDLE);
                }
                idleSince = System.nanoTime();
            } else {
                long left = stopped ? 0 : idleNanos - (System.nanoTime() - idleSince);
                if (left <= 0 && state.compareAndSet(State.IDLE, State.ENDING)) {
                    break;
                }
                LockSupport.parkNanos(this, left > 0 ? left : idleNanos);
                Thread.interrupted(); // or the next would not wait
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
