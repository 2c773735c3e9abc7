// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.linux.Bus;
import kura.linux.Errno;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** A bus {@code /dev/i2c-N}. Tries again where that helps, and speaks SMBus where there is nothing else. */
final class LinuxI2cBus extends Bus implements I2cBus {

    private final int number;
    private final I2cDev dev;

    /** @param over called when the bus may be over */
    LinuxI2cBus(Ioctl system, int number, Patience patience, Runnable over) {
        this(new I2cDev(system, number), number, patience, over);
    }

    private LinuxI2cBus(I2cDev dev, int number, Patience patience, Runnable over) {
        super(dev, patience, over);
        this.number = number;
        this.dev = dev;
    }

    @Override
    public void transfer(int address, byte[] out, byte[] in) throws BusException {
        var wanted = new Transfer(number, address, out, in);
        try (var turn = turn(wanted)) {
            transfer(turn, wanted);
        }
    }

    /** Does a transfer; or does nothing and returns false, if the bus was opened again since it was {@code opened}. */
    boolean transfers(int opened, long deadline, int address, byte[] out, byte[] in) throws BusException {
        var wanted = new Transfer(number, address, out, in);
        try (var turn = turn(wanted, deadline)) {
            boolean same = opened == turn.openings();
            if (same) {
                transfer(turn, wanted);
            }
            return same;
        }
    }

    /** What the adapter can do, as I2C_FUNCS says. */
    int functions() throws BusException {
        open();
        return dev.functions();
    }

    /** Asks whether there is a chip, by reading a byte or writing nothing; returns 0, or an error number. */
    int probe(int address, boolean read) throws BusException {
        try (var turn = turn(Transfer.place(number, address) + ", scan")) {
            dev.prepareProbe(address, read);
            turn.ask();
            return dev.errno();
        }
    }

    private void transfer(Turn turn, Transfer wanted) throws BusException {
        dev.prepare(wanted);
        perform(turn);
        if (dev.isRaw() && isUnsupported() && dev.preparesSmbus(wanted)) {
            perform(turn);
            if (!isUnsupported()) {
                dev.prefersSmbus();
            }
        }
        turn.conclude();
        dev.answer(wanted);
    }

    private boolean isUnsupported() {
        return Errno.of(dev.errno()) == Errno.EOPNOTSUPP;
    }

    private void perform(Turn turn) throws BusException {
        turn.ask();
        for (int tries = 0; tries < I2cWords.retries(dev.errno()); tries++) {
            int micros = ThreadLocalRandom.current().nextInt(500, 2000 << tries);
            if (!turn.pauses(TimeUnit.MICROSECONDS.toNanos(micros))) {
                return;
            }
            turn.ask();
        }
    }
}
