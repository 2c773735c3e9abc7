// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.Device;
import kura.linux.Ioctl;

/** One {@code /dev/i2c-N}: lays out what it is to be asked, and remembers which chips are free. */
final class I2cDev extends Device {

    private static final int SLAVE = 0x0703;
    private static final int FUNCS = 0x0705;
    private static final int RDWR = 0x0707;
    private static final int SMBUS = 0x0720;
    private static final int FUNC_I2C = 1;
    private static final long CLAIM_NANOS = TimeUnit.SECONDS.toNanos(10); // a driver of the kernel may come later

    private final int bus;
    private final I2cMemory memory;
    private final long[] claimed = new long[0x80]; // when; 0 is never
    private final Set<Smbus> preferred = EnumSet.noneOf(Smbus.class); // the adapter refused the raw transfer
    private int functions;
    private int slave;
    private int address;
    private int request;
    private Smbus call;
    private int messages;
    private boolean refused;

    I2cDev(Ioctl system, int bus) {
        super(system, I2cWords.I2C, Integer.toString(bus));
        this.bus = bus;
        this.memory = new I2cMemory(system);
    }

    /** What the adapter can do, as I2C_FUNCS says. */
    int functions() {
        return functions;
    }

    @Override
    protected int greet() {
        int result = ioctl(FUNCS, memory.address());
        functions = memory.functions();
        slave = -1;
        Arrays.fill(claimed, 0);
        preferred.clear();
        return result;
    }

    @Override
    protected int perform() {
        int claim = claim();
        refused = claim < 0;
        return refused ? claim : ioctlIfAwaited(request, memory.address());
    }

    /** Lays a transfer out. */
    void prepare(Transfer wanted) throws BusException {
        if ((functions & FUNC_I2C) != 0 && !preferred.contains(fitting(wanted))) {
            prepare(RDWR, wanted.address());
            messages = memory.raw(wanted.address(), wanted.out(), wanted.in());
        } else if (!preparesSmbus(wanted)) {
            throw new BusException(Kind.UNSUPPORTED, 0, wanted + ": the adapter has only SMBus calls, none for this");
        }
    }

    /** Lays a transfer out for adapters that can do no raw one, or not this one; false if there is no such call. */
    boolean preparesSmbus(Transfer wanted) {
        Smbus fitting = fitting(wanted);
        if (fitting == null) {
            return false;
        }
        prepare(SMBUS, wanted.address());
        call = fitting;
        memory.smbus(call, wanted.out(), wanted.in());
        return true;
    }

    /** Has the next transfer that the call just made can do done by it at once. */
    void prefersSmbus() {
        preferred.add(call);
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

    /** Fetches what came in. */
    void answer(Transfer wanted) throws BusException {
        if (!isRaw()) {
            if (!memory.smbusAnswer(call, wanted.in())) {
                throw new BusException(Kind.IO, 0, wanted + ": the adapter brought another number of bytes");
            }
        } else if (result() == messages) {
            memory.rawAnswer(wanted.out(), wanted.in());
        } else {
            throw new BusException(
                    Kind.IO, 0, wanted + ": only " + result() + " of " + messages + " messages were sent");
        }
    }

    @Override
    protected BusException failure(Object wanted) {
        return refused ? I2cWords.claiming(bus, address, errno()) : super.failure(wanted);
    }

    private Smbus fitting(Transfer wanted) {
        return Smbus.fitting(functions, wanted.out().length, wanted.in().length);
    }

    private void prepare(int request, int address) {
        this.request = request;
        this.address = address;
    }

    /** Raw transfers do not need this, but nothing else fails if a driver of the kernel owns the chip. */
    private int claim() {
        long now = System.nanoTime() | 1;
        boolean fresh = claimed[address] != 0 && now - claimed[address] < CLAIM_NANOS;
        if (fresh && (isRaw() || address == slave)) {
            return 0;
        }
        int answer = ioctl(SLAVE, address);
        claimed[address] = answer < 0 ? 0 : now;
        slave = answer < 0 ? slave : address;
        return answer;
    }
}
