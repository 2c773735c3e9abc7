// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.bus.SpiBus;
import kura.bus.SpiMode;

/** What a kernel's adapter is wired to: counts what goes over it, and things go wrong. Results are those of the kernel. */
final class Wires {

    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int ETIMEDOUT = 110;
    private static final int EREMOTEIO = 121;

    private static final int RARITY = 3; // of what happens now and then

    /** What the chips do. */
    private interface Transaction {
        void run() throws BusException;
    }

    private final I2cBus i2c;
    private final SpiBus spi;
    private final Random random;
    private volatile Fault fault;
    private volatile CountDownLatch end = new CountDownLatch(0);
    private volatile int untilBlackout;
    private volatile Runnable blackout = () -> {};
    private long nanosPerBit;
    volatile int transactions;
    volatile long bits; // on the wire

    Wires(I2cBus i2c, SpiBus spi, long seed) {
        this.i2c = i2c;
        this.spi = spi;
        random = new Random(seed);
    }

    /** Each bit takes its time from now on. */
    Wires hertz(int hertz) {
        nanosPerBit = 1_000_000_000L / hertz;
        return this;
    }

    /** Lets this go wrong until {@link #end}. */
    void begin(Fault fault) {
        end = new CountDownLatch(1);
        this.fault = fault;
    }

    void end() {
        fault = null;
        end.countDown();
    }

    /** Lets this happen before the transaction after so many others. */
    void blackout(int others, Runnable blackout) {
        this.blackout = blackout;
        untilBlackout = 1 + others;
    }

    /** Whether it has not happened yet. */
    boolean awaitsBlackout() {
        return untilBlackout > 0;
    }

    /** On I²C: a write, a read, or both. */
    int transfer(int address, byte[] out, byte[] in) {
        int bytes = (out.length > 0 ? 1 : 0) + out.length + (in.length > 0 ? 1 : 0) + in.length;
        return answer(9 * bytes, in, () -> i2c.transfer(address, out, in));
    }

    /** On SPI. */
    int message(SpiMode mode, byte[] out, byte[] in) {
        return answer(8 * out.length, in, () -> spi.exchange(mode, out, in));
    }

    private int answer(int bits, byte[] in, Transaction transaction) {
        transactions++; // one at a time: the bus has one thread
        this.bits += bits;
        LockSupport.parkNanos(bits * nanosPerBit);
        Fault now = fault;
        if (now == Fault.HANGS || now == Fault.STUCK) {
            awaitEnd(now);
            return -ETIMEDOUT;
        }
        if (now == Fault.NACK && random.nextInt(RARITY) == 0) {
            return -(random.nextBoolean() ? EREMOTEIO : ENXIO);
        }
        boolean error = now == Fault.ERROR && random.nextInt(RARITY) == 0;
        if (error && random.nextBoolean()) {
            return -EIO;
        }
        if (untilBlackout > 0 && --untilBlackout == 0) {
            blackout.run();
        }
        try {
            transaction.run();
        } catch (BusException e) {
            return -e.errno();
        }
        if (now == Fault.NOISE && in.length > 0 && random.nextInt(RARITY) == 0) {
            disturb(in);
        }
        return error ? -EIO : 0;
    }

    private void awaitEnd(Fault fault) {
        while (fault == Fault.HANGS && end.getCount() > 0) {
            LockSupport.parkNanos(1_000_000); // deaf to interrupts, as what hangs in the kernel
        }
    }

    /** No more than a checksum of eight bits always finds: three bits, or eight in a row of which any are turned round. */
    private void disturb(byte[] in) {
        int bits = 8 * in.length;
        int first = random.nextInt(bits);
        turn(in, first);
        boolean burst = random.nextBoolean();
        for (int i = 1; i < (burst ? 8 : 3); i++) {
            int bit = burst ? first + i : random.nextInt(bits);
            if (bit < bits && bit != first && random.nextBoolean()) {
                turn(in, bit);
            }
        }
    }

    private static void turn(byte[] in, int bit) {
        in[bit / 8] ^= (byte) (0x80 >> bit % 8);
    }
}
