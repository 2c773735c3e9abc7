// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.Ioctl;

/**
 * One {@code /dev/i2c-N}, open or closed. What goes to the kernel may take its time and is for another thread than the rest:
 * {@link #open}, {@link #close}, {@link #reopen} and {@link #ask}. One after the other.
 */
final class I2cDev {

    private static final int SLAVE = 0x0703;
    private static final int FUNCS = 0x0705;
    private static final int RDWR = 0x0707;
    private static final int SMBUS = 0x0720;
    private static final int FUNC_I2C = 1;
    private static final int ECANCELED = 125;
    private static final long CLAIM_NANOS = TimeUnit.SECONDS.toNanos(10); // a driver of the kernel may come later

    private final Ioctl system;
    private final int bus;
    private final I2cMemory memory;
    private final long[] claimed = new long[0x80]; // when; 0 is never
    private volatile int fd = -1;
    private volatile boolean givenUp;
    private int openings;
    private int functions;
    private int slave;
    private int address;
    private int request;
    private Smbus call;
    private int messages;
    private int result;
    private boolean refused;

    I2cDev(Ioctl system, int bus) {
        this.system = system;
        this.bus = bus;
        this.memory = new I2cMemory(system);
    }

    boolean isOpen() {
        return fd >= 0;
    }

    /** How often it was opened: what has the same number now may be another adapter than before. */
    int openings() {
        return openings;
    }

    /** What the adapter can do, as I2C_FUNCS says. */
    int functions() {
        return functions;
    }

    /** Opens it; leaves {@link #errno}. */
    void open() {
        int opened = system.open("/dev/i2c-" + bus);
        result = opened < 0 ? opened : system.ioctl(opened, FUNCS, memory.address());
        if (result >= 0) {
            functions = memory.functions();
            slave = -1;
            Arrays.fill(claimed, 0);
            openings++;
            fd = opened;
        } else if (opened >= 0) {
            system.release(opened);
        }
    }

    void close() {
        if (isOpen()) {
            system.release(fd);
            fd = -1;
        }
    }

    void reopen() {
        close();
        open();
    }

    /** Does what was laid out; leaves {@link #errno}. */
    void ask() {
        result = claim();
        refused = result < 0;
        if (!refused) {
            result = givenUp ? -ECANCELED : system.ioctl(fd, request, memory.address());
        }
    }

    /** Nobody waits for {@link #ask} any more: what it has not begun it is not to begin. */
    void giveUp() {
        givenUp = true;
    }

    /** Lays a transfer out. */
    void prepare(Transfer wanted) throws BusException {
        if ((functions & FUNC_I2C) != 0) {
            prepare(RDWR, wanted.address());
            messages = memory.raw(wanted.address(), wanted.out(), wanted.in());
        } else if (!preparesSmbus(wanted)) {
            throw new BusException(Kind.UNSUPPORTED, 0, wanted + ": the adapter has only SMBus calls, none for this");
        }
    }

    /** Lays a transfer out for adapters that can do no raw one, or not this one; false if there is no such call. */
    boolean preparesSmbus(Transfer wanted) {
        Smbus fitting = Smbus.fitting(functions, wanted.out().length, wanted.in().length);
        if (fitting == null) {
            return false;
        }
        prepare(SMBUS, wanted.address());
        call = fitting;
        memory.smbus(call, wanted.out(), wanted.in());
        return true;
    }

    /** Lays out the question whether there is a chip: whether it acknowledges a write of nothing, or gives a byte. */
    void prepareProbe(int address, boolean read) {
        prepare(SMBUS, address);
        claimed[address] = 0;
        memory.probe(read);
    }

    boolean isRaw() {
        return request == RDWR;
    }

    /** What the last request came to: 0, or an error number. */
    int errno() {
        return Math.max(0, -result);
    }

    /** Fetches what came in. */
    void answer(Transfer wanted) throws BusException {
        if (!isRaw()) {
            if (!memory.smbusAnswer(call, wanted.in())) {
                throw new BusException(Kind.IO, 0, wanted + ": the adapter brought another number of bytes");
            }
        } else if (result == messages) {
            memory.rawAnswer(wanted.out(), wanted.in());
        } else {
            throw new BusException(Kind.IO, 0, wanted + ": only " + result + " of " + messages + " messages were sent");
        }
    }

    /** Why a transfer failed. */
    BusException failure(Transfer wanted) {
        return refused ? Errno.claiming(bus, address, errno()) : Errno.transferring(wanted.toString(), errno());
    }

    private void prepare(int request, int address) {
        this.request = request;
        this.address = address;
        givenUp = false;
    }

    /** Raw transfers do not need this, but nothing else fails if a driver of the kernel owns the chip. */
    private int claim() {
        long now = System.nanoTime() | 1;
        boolean fresh = claimed[address] != 0 && now - claimed[address] < CLAIM_NANOS;
        if (fresh && (isRaw() || address == slave)) {
            return 0;
        }
        int answer = system.ioctl(fd, SLAVE, address);
        claimed[address] = answer < 0 ? 0 : now;
        slave = answer < 0 ? slave : address;
        return answer;
    }
}
