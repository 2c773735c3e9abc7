// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;
import kura.linux.Ioctl;

/** Lets one caller after the other use a bus, and opens the bus again after a failure. */
final class LinuxI2cBus implements I2cBus {

    /** What is done when one's turn has come. */
    private interface Work {
        void run() throws BusException;
    }

    private final String name;
    private final I2cDev dev;
    private final long patienceMillis;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean stopped;

    /** @param patienceMillis how long to wait for one's turn */
    LinuxI2cBus(Ioctl system, int number, long patienceMillis) {
        this.name = "i2c-" + number;
        this.dev = new I2cDev(system, number);
        this.patienceMillis = patienceMillis;
    }

    /** Opens the bus, if it is not open. */
    LinuxI2cBus open() throws BusException {
        if (!dev.isOpen()) {
            inTurn(this::opened);
        }
        return this;
    }

    @Override
    public void transfer(int address, byte[] out, byte[] in) throws BusException {
        check(address, out, in);
        inTurn(() -> {
            opened();
            try {
                dev.transfer(address, out, in);
            } catch (BusException e) {
                dev.close(); // perhaps the adapter was unplugged: then the next line says so
                dev.open();
                throw e;
            }
        });
    }

    /** Closes the bus for good: now, or when the transfer under way has ended. */
    void stop() {
        stopped = true;
        try {
            inTurn(dev::close);
        } catch (BusException e) {
            // whose turn it is closes the bus
        }
    }

    private void opened() throws BusException {
        if (stopped) {
            throw new BusException(Kind.ABSENT, 0, name + ": the driver was stopped; ask for the bus again");
        }
        dev.open();
    }

    private void inTurn(Work work) throws BusException {
        awaitTurn();
        try {
            work.run();
        } finally {
            if (stopped) {
                dev.close();
            }
            turn.unlock();
        }
    }

    private void awaitTurn() throws BusException {
        try {
            if (!turn.tryLock(patienceMillis, TimeUnit.MILLISECONDS)) {
                throw new BusException(
                        Kind.STUCK, 0, name + ": other transfers have not ended for " + patienceMillis + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException(Kind.TIMEOUT, 0, name + ": interrupted while waiting for its turn");
        }
    }

    private static void check(int address, byte[] out, byte[] in) {
        if (address < 0x08 || address > 0x77) {
            throw new IllegalArgumentException("address is 0x%02x, allowed is 0x08 to 0x77".formatted(address));
        }
        if (out.length == 0 && in.length == 0) {
            throw new IllegalArgumentException("nothing to write and nothing to read");
        }
        if (Math.max(out.length, in.length) > I2cMemory.MOST_BYTES) {
            throw new IllegalArgumentException("write " + out.length + " read " + in.length + ", allowed is "
                    + I2cMemory.MOST_BYTES + " bytes each");
        }
    }
}
