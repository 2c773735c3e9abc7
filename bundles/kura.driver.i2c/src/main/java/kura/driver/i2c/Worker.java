// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread for calls into the system, which cannot be interrupted and may never come back. It is started when there is
 * something to do and ends when there was nothing for a while. One caller at a time.
 */
final class Worker {

    /** Whose work it is; all called by the thread. */
    interface Owner {

        /** It came back from an errand that was given up. */
        void cameBack();

        /** It is about to end. */
        void closing();

        /** It is over; there may be another thread already. */
        void over();
    }

    private enum State {
        ABSENT,
        IDLE,
        CALLED,
        /** The caller has given up. */
        LOST,
        ENDING
    }

    private final String name;
    private final long idleNanos;
    private final Owner owner;
    private final AtomicReference<State> state = new AtomicReference<>(State.ABSENT);
    private Runnable errand;
    private Thread caller;
    private Throwable failure;
    private volatile Thread thread;
    private volatile boolean stopped;

    /** @param idleNanos how long the thread lives without a call */
    Worker(String name, long idleNanos, Owner owner) {
        this.name = name;
        this.idleNanos = idleNanos;
        this.owner = owner;
    }

    /**
     * Has an errand run, not while the thread is {@link #isLost() lost}.
     *
     * @param deadline when to give up, in the time of {@link System#nanoTime}
     * @return whether it has ended
     */
    boolean ends(Runnable errand, long deadline) {
        boolean interrupted = awaitEnding(deadline);
        this.errand = errand;
        failure = null;
        caller = Thread.currentThread();
        if (state.compareAndSet(State.IDLE, State.CALLED)) {
            LockSupport.unpark(thread);
        } else if (state.compareAndSet(State.ABSENT, State.CALLED)) {
            start();
        } else {
            return false;
        }
        boolean ended = true;
        while (ended && state.get() == State.CALLED) {
            long left = deadline - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
                interrupted |= Thread.interrupted();
            } else {
                ended = !state.compareAndSet(State.CALLED, State.LOST);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (ended && failure != null) {
            throw new IllegalStateException(name + " failed", failure);
        }
        return ended;
    }

    /** Whether an errand was given up and has not come back yet. */
    boolean isLost() {
        return state.get() == State.LOST;
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

    /** A thread that keeps nothing alive of what is on the stack of who makes it, and no thread that it makes does. */
    @SuppressWarnings("removal") // nothing has come in its place yet
    static Thread thread(String name, Runnable work) {
        var made =
                AccessController.doPrivileged((PrivilegedAction<Thread>) () -> new Thread(null, work, name, 0, false));
        made.setContextClassLoader(Worker.class.getClassLoader());
        made.setDaemon(true);
        return made;
    }

    /** The thread may be about to end: that takes a moment, then there can be another. */
    private boolean awaitEnding(long deadline) {
        boolean interrupted = false;
        while (state.get() == State.ENDING && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(this, 100_000);
            interrupted |= Thread.interrupted();
        }
        return interrupted;
    }

    private void start() {
        try {
            thread = thread(name, this::run);
            thread.start();
        } catch (Throwable e) {
            state.set(State.ABSENT); // the machine bears no further thread now
            throw e;
        }
    }

    private void run() {
        long idleSince = System.nanoTime();
        while (true) {
            if (state.get() == State.CALLED) {
                Thread waiting = caller;
                perform();
                if (state.compareAndSet(State.CALLED, State.IDLE)) {
                    LockSupport.unpark(waiting);
                } else {
                    owner.cameBack();
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
            owner.closing();
        } finally {
            state.set(State.ABSENT);
            owner.over();
        }
    }

    private void perform() {
        try {
            errand.run();
        } catch (Throwable e) {
            failure = e;
        }
    }
}
