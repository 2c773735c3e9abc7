// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;

/**
 * Lets one caller after the other use a bus. A thread of its own talks to the kernel, and a caller waits for it only so
 * long; while it has not come back, the bus is stuck and says so at once. After a failure the bus is opened again.
 */
final class LinuxI2cBus implements I2cBus, Worker.Owner {

    private static final int MOST_TIMEOUTS = 3; // in a row, before the bus counts as stuck
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String REMEDY =
            "a chip may hold a line low: cut the power of the chips, or unplug the adapter";

    private final int number;
    private final String name;
    private final Patience patience;
    private final Runnable over;
    private final I2cDev dev;
    private final Worker worker;
    private final BackOff backOff;
    private final Runnable open;
    private final Runnable reopen;
    private final Runnable ask;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean stopped;
    private volatile boolean quiet;
    private volatile long cameBack;
    private boolean lost;
    private String stuck; // since when, and what was seen
    private LocalTime timeoutsSince;
    private BusException refusal; // until the pause of the back-off is over
    private int timeouts;

    /** @param over called whenever the bus has no thread any more */
    LinuxI2cBus(Ioctl system, int number, Patience patience, Runnable over) {
        this.number = number;
        this.name = "i2c-" + number;
        this.patience = patience;
        this.over = over;
        this.dev = new I2cDev(system, number);
        this.worker = new Worker("kura-" + name, patience.idleNanos(), this);
        this.backOff = new BackOff(patience.backOff());
        this.open = dev::open;
        this.reopen = dev::reopen;
        this.ask = dev::ask;
    }

    /** Opens the bus, if it is not open; returns how often it was opened so far. */
    int open() throws BusException {
        long deadline = awaitTurn(name);
        try {
            beOpen(name, deadline);
            return dev.openings();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void transfer(int address, byte[] out, byte[] in) throws BusException {
        transfers(-1, address, out, in);
    }

    /** Does a transfer; or does nothing and returns false, if the bus was opened again since it was {@code opened}. */
    boolean transfers(int opened, int address, byte[] out, byte[] in) throws BusException {
        var wanted = new Transfer(number, address, out, in);
        long deadline = awaitTurn(wanted);
        try {
            beOpen(wanted, deadline);
            if (opened >= 0 && opened != dev.openings()) {
                return false;
            }
            dev.prepare(wanted);
            perform(wanted, deadline);
            if (Errno.isUnsupported(dev.errno()) && dev.isRaw() && dev.preparesSmbus(wanted)) {
                perform(wanted, deadline);
            }
            conclude(wanted, deadline);
            dev.answer(wanted);
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** What the adapter can do, as I2C_FUNCS says. */
    int functions() throws BusException {
        open();
        return dev.functions();
    }

    /** Asks whether there is a chip, by reading a byte or writing nothing; returns 0, or an error number. */
    int probe(int address, boolean read) throws BusException {
        String what = Transfer.place(number, address) + ", scan";
        long deadline = awaitTurn(what);
        try {
            beOpen(what, deadline);
            dev.prepareProbe(address, read);
            run(ask, what, deadline);
            return dev.errno();
        } finally {
            turn.unlock();
        }
    }

    /** Closes the bus for good: now, or when the transfer under way has ended. */
    void stop() {
        stopped = true;
        worker.stop();
    }

    /** Waits, after {@link #stop}, for the end of what is under way; not for what is lost. */
    void awaitEnd() {
        try {
            if (turn.tryLock(patience.call(), TimeUnit.MILLISECONDS)) {
                turn.unlock();
                quiet = true; // who comes now finds it stopped
                worker.join(patience.call());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing more will be asked of the system. */
    boolean isOver() {
        return quiet && !worker.isThere();
    }

    @Override
    public void cameBack() {
        dev.close();
        cameBack = System.nanoTime();
    }

    @Override
    public void closing() {
        dev.close();
    }

    @Override
    public void over() {
        over.run();
    }

    private long awaitTurn(Object what) throws BusException {
        long deadline = System.nanoTime() + patience.callNanos();
        try {
            if (!turn.tryLock(patience.turn(), TimeUnit.MILLISECONDS)) {
                throw new BusException(
                        Kind.STUCK, 0, what + ": other transfers have not ended for " + patience.turn() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException(Kind.TIMEOUT, 0, what + ": interrupted while waiting for its turn");
        }
        return deadline;
    }

    private void beOpen(Object what, long deadline) throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, name + ": the driver was stopped; ask for the bus again");
        }
        if (worker.isLost()) {
            throw new BusException(Kind.STUCK, 0, what + ": " + stuck);
        }
        if (lost) {
            lost = false;
            refusal = new BusException(Kind.STUCK, 0, stuck + "; now it has, and the bus is opened again in a moment");
            backOff.failed(cameBack);
        }
        if (backOff.isPause()) {
            throw new BusException(refusal.kind(), refusal.errno(), refusal.getMessage());
        }
        if (!dev.isOpen()) {
            run(open, what, deadline);
            if (dev.errno() != 0) {
                throw refused(Errno.opening(number, dev.errno()));
            }
        }
    }

    private void perform(Transfer wanted, long deadline) throws BusException {
        for (int tries = 0; ; tries++) {
            run(ask, wanted, deadline);
            long pause =
                    TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextInt(500, 2000 << Math.min(tries, 3)));
            boolean isTime = System.nanoTime() + pause + patience.transactionNanos() - deadline < 0;
            if (dev.errno() == 0 || tries >= Errno.retries(dev.errno()) || !isTime) {
                return;
            }
            LockSupport.parkNanos(this, pause);
        }
    }

    private void run(Runnable errand, Object what, long deadline) throws BusException {
        if (!worker.ends(errand, deadline)) {
            dev.giveUp();
            lost = true;
            stuck = name + " is stuck since " + now() + ": '" + what + "' has not come back from the kernel; " + REMEDY;
            throw new BusException(Kind.STUCK, 0, what + ": has not come back from the kernel in time; " + REMEDY);
        }
    }

    /** Draws the conclusions, and throws if it failed. */
    private void conclude(Transfer wanted, long deadline) throws BusException {
        int errno = dev.errno();
        boolean moves = !Errno.isTimeout(errno);
        if (moves) {
            timeouts = 0;
            backOff.succeeded();
        } else if (timeouts++ == 0) {
            timeoutsSince = now();
        }
        if (errno == 0) {
            return;
        }
        BusException failure = dev.failure(wanted);
        if (Errno.doubtsAdapter(errno)) {
            run(reopen, name, Math.max(deadline, System.nanoTime() + GRACE_NANOS));
            if (dev.errno() != 0) {
                throw refused(Errno.opening(number, dev.errno()));
            }
        }
        if (timeouts >= MOST_TIMEOUTS) {
            stuck = name + " is stuck since " + timeoutsSince + ": " + timeouts + " transfers in a row did not end; "
                    + REMEDY + "; it is tried again after a pause (ETIMEDOUT)";
            refused(new BusException(Kind.STUCK, errno, stuck));
        }
        throw failure;
    }

    /** Why nobody needs to try for a while. */
    private BusException refused(BusException why) {
        refusal = why;
        backOff.failed(System.nanoTime());
        return why;
    }

    private static LocalTime now() {
        return LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
