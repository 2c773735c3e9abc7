// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.Ioctl;

/** One {@code /dev/i2c-N}, open or closed. One caller at a time. */
final class I2cDev {

    private static final int SLAVE = 0x0703;
    private static final int FUNCS = 0x0705;
    private static final int RDWR = 0x0707;
    private static final int SMBUS = 0x0720;
    private static final int FUNC_I2C = 1;

    private final Ioctl system;
    private final int bus;
    private final I2cMemory memory;
    private volatile int fd = -1;
    private int functions;
    private int addressed;

    I2cDev(Ioctl system, int bus) {
        this.system = system;
        this.bus = bus;
        this.memory = new I2cMemory(system);
    }

    boolean isOpen() {
        return fd >= 0;
    }

    /** Opens it, if it is not open. */
    void open() throws BusException {
        if (isOpen()) {
            return;
        }
        int opened = system.open("/dev/i2c-" + bus);
        if (opened < 0) {
            throw Errno.opening(bus, -opened);
        }
        int result = system.ioctl(opened, FUNCS, memory.address());
        if (result < 0) {
            system.release(opened);
            throw Errno.opening(bus, -result);
        }
        functions = memory.functions();
        addressed = -1;
        fd = opened;
    }

    void close() {
        if (isOpen()) {
            system.release(fd);
            fd = -1;
        }
    }

    void transfer(int address, byte[] out, byte[] in) throws BusException {
        claim(address);
        if ((functions & FUNC_I2C) != 0) {
            raw(address, out, in);
        } else {
            smbus(address, out, in);
        }
    }

    /** Raw transfers do not need this, but nothing else fails if a driver of the kernel owns the chip. */
    private void claim(int address) throws BusException {
        if (address != addressed) {
            int result = system.ioctl(fd, SLAVE, address);
            if (result < 0) {
                throw Errno.claiming(bus, address, -result);
            }
            addressed = address;
        }
    }

    private void raw(int address, byte[] out, byte[] in) throws BusException {
        int messages = memory.raw(address, out, in);
        int done = system.ioctl(fd, RDWR, memory.address());
        if (done < 0) {
            throw Errno.transferring(what(address, out, in), -done);
        }
        if (done != messages) {
            throw new BusException(
                    Kind.IO, 0, what(address, out, in) + ": only " + done + " of " + messages + " messages were sent");
        }
        memory.rawAnswer(out, in);
    }

    private void smbus(int address, byte[] out, byte[] in) throws BusException {
        Smbus call = Smbus.fitting(functions, out.length, in.length);
        if (call == null) {
            throw new BusException(
                    Kind.UNSUPPORTED, 0, what(address, out, in) + ": the adapter has only SMBus calls, none for this");
        }
        memory.smbus(call, out, in);
        int result = system.ioctl(fd, SMBUS, memory.address());
        if (result < 0) {
            throw Errno.transferring(what(address, out, in), -result);
        }
        memory.smbusAnswer(call, in);
    }

    private String what(int address, byte[] out, byte[] in) {
        return "i2c-%d 0x%02x, write %d read %d".formatted(bus, address, out.length, in.length);
    }
}
