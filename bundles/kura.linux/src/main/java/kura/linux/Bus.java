// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kura.bus.BusException;
import kura.bus.BusException.Kind;

/**
 * Lets one caller after the other use a device. A thread of its own talks to the kernel, and a caller waits for it only so
 * long; while it has not come back, the bus is stuck and says so at once. After a failure the device is opened again.
 */
public abstract class Bus {

    private final Device device;
    private final String name;
    private final Patience patience;
    private final Contact contact;
    private final Runnable over;
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile boolean stopped;

    /** @param over called when the bus may be over */
    protected Bus(Device device, Patience patience, Runnable over) {
        this.device = device;
        this.name = device.name();
        this.patience = patience;
        this.over = over;
        this.contact = new Contact(device, patience, over);
    }

    /** Opens the bus, if it is not open; returns how often it was opened so far. */
    public final int open() throws BusException {
        return open(patience.deadline());
    }

    /** The same as a part of a call that has to end then. */
    public final int open(long deadline) throws BusException {
        try (var turn = opened(name, deadline)) {
            return turn.openings();
        }
    }

    /** Closes the bus for good: now, or when the transfer under way has ended. */
    public final void stop() {
        stopped = true;
        contact.stop();
    }

    /** Waits, after {@link #stop}, for the end of what is under way; not for what is lost. */
    public final void awaitEnd() {
        try {
            if (lock.tryLock(patience.call(), TimeUnit.MILLISECONDS)) {
                lock.unlock();
                contact.join(patience.call());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing more will be asked of the system. */
    public final boolean isOver() {
        return stopped && !lock.isLocked() && !contact.isThere(); // who comes now finds it stopped
    }

    /** Waits until nobody else has the bus, and has it opened, if it is not open. */
    protected final Turn turn(Object what) throws BusException {
        return turn(what, patience.deadline());
    }

    /** The same as a part of a call that has to end then; nothing begins that has less time than a transaction may take. */
    protected final Turn turn(Object what, long deadline) throws BusException {
        Turn turn = opened(what, deadline);
        if (spare(deadline) <= 0) { // opening took long
            turn.close();
            throw late(what);
        }
        return turn;
    }

    private Turn opened(Object what, long deadline) throws BusException {
        long wait = spare(deadline);
        if (wait <= 0) {
            throw late(what);
        }
        try {
            if (!lock.tryLock(wait, TimeUnit.NANOSECONDS)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(wait);
                throw new BusException(Kind.STUCK, 0, what + ": other transfers have not ended for " + millis + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException(Kind.TIMEOUT, 0, what + ": interrupted while waiting for its turn");
        }
        try {
            if (stopped) {
                throw new BusException(Kind.ABSENT, 0, name + ": the driver was stopped; ask for the bus again");
            }
            contact.beOpen(what, deadline);
            return new Turn(what, deadline);
        } catch (Throwable e) {
            end();
            throw e;
        }
    }

    /** How long a transaction can be put off. */
    private long spare(long deadline) {
        return deadline - patience.transactionNanos() - System.nanoTime();
    }

    private static BusException late(Object what) {
        return new BusException(
                Kind.TIMEOUT, 0, what + ": no time was left after the bus had been looked for and opened");
    }

    private void end() {
        contact.letGo();
        lock.unlock();
        if (stopped) {
            over.run();
        }
    }

    /** Until it is closed, nobody else has the bus. */
    protected final class Turn implements AutoCloseable {

        private final Object what;
        private final long deadline;

        private Turn(Object what, long deadline) {
            this.what = what;
            this.deadline = deadline;
        }

        /** How often the bus was opened so far. */
        public int openings() {
            return device.openings();
        }

        /** Has the device do what was laid out; it leaves {@link Device#errno}. */
        public void ask() throws BusException {
            contact.ask(what, deadline);
        }

        /** Waits; or returns false, if there is no time left for another transfer after that. */
        public boolean pauses(long nanos) {
            boolean inTime = System.nanoTime() + nanos + patience.transactionNanos() - deadline <= 0;
            if (inTime) {
                Threads.await(() -> false, System.nanoTime() + nanos, nanos);
            }
            return inTime;
        }

        /** Draws the conclusions from what was asked last, and throws if it failed. */
        public void conclude() throws BusException {
            contact.conclude(what, deadline);
        }

        @Override
        public void close() {
            end();
        }
    }
}
