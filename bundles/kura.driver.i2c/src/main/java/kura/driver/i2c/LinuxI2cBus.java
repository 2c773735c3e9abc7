// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.linux.Ioctl;

/**
 * Lets one caller after the other use a bus. A thread of its own talks to the kernel, and a caller waits for it only so
 * long; while it has not come back, the bus is stuck and says so at once. After a failure the bus is opened again.
 */
final class LinuxI2cBus implements I2cBus, Worker.Owner {

    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int number;
    private final String name;
    private final Patience patience;
    private final Runnable over;
    private final I2cDev dev;
    private final Worker worker;
    private final Health health;
    private final Runnable open;
    private final Runnable reopen;
    private final Runnable ask;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean stopped;
    private volatile boolean quiet;
    private volatile long cameBack;

    /** @param over called whenever the bus has no thread any more */
    LinuxI2cBus(Ioctl system, int number, Patience patience, Runnable over) {
        this.number = number;
        this.name = "i2c-" + number;
        this.patience = patience;
        this.over = over;
        this.dev = new I2cDev(system, number);
        this.worker = new Worker("kura-" + name, patience.idleNanos(), this);
        this.health = new Health(name, new BackOff(patience.backOff()));
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
        health.check(what, worker.isLost(), cameBack);
        if (!dev.isOpen()) {
            run(open, what, deadline);
            if (dev.errno() != 0) {
                throw health.refused(Errno.opening(number, dev.errno()));
            }
        }
    }

    private void perform(Transfer wanted, long deadline) throws BusException {
        run(ask, wanted, deadline);
        for (int tries = 0; tries < Errno.retries(dev.errno()); tries++) {
            int micros = ThreadLocalRandom.current().nextInt(500, 2000 << tries);
            long pause = TimeUnit.MICROSECONDS.toNanos(micros);
            if (System.nanoTime() + pause + patience.transactionNanos() - deadline > 0) {
                return;
            }
            LockSupport.parkNanos(this, pause);
            run(ask, wanted, deadline);
        }
    }

    private void run(Runnable errand, Object what, long deadline) throws BusException {
        if (!worker.ends(errand, deadline)) {
            dev.giveUp();
            throw health.lost(what);
        }
    }

    /** Draws the conclusions, and throws if it failed. */
    private void conclude(Transfer wanted, long deadline) throws BusException {
        int errno = dev.errno();
        health.concluded(errno);
        if (errno == 0) {
            return;
        }
        BusException failure = dev.failure(wanted);
        if (Errno.doubtsAdapter(errno)) {
            run(reopen, name, Math.max(deadline, System.nanoTime() + GRACE_NANOS));
            if (dev.errno() != 0) {
                throw health.refused(Errno.opening(number, dev.errno()));
            }
        }
        throw failure;
    }
}
