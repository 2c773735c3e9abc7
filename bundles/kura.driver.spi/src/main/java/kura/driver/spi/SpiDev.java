// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.util.function.Supplier;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.SpiMode;
import kura.linux.Ioctl;

/** One {@code /dev/spidevB.C}, open or closed. One caller at a time. */
final class SpiDev {

    private static final int RD_MODE = 0x8001_6B01;
    private static final int WR_MODE = 0x4001_6B01;
    private static final int MESSAGE = 0x4000_6B00; // of no transfer; each adds its size
    private static final int EACH_TRANSFER = 32 << 16;
    private static final int CLOCK = 0x03; // the bits of a mode that the chip decides; the others are the board's

    private final Ioctl system;
    private final String name;
    private final SpiMemory memory;
    private volatile int fd = -1;

    /** @param name bus and chip select, {@code 0.1} */
    SpiDev(Ioctl system, String name) {
        this.system = system;
        this.name = name;
        this.memory = new SpiMemory(system);
    }

    boolean isOpen() {
        return fd >= 0;
    }

    /** Opens it, if it is not open. */
    void open() throws BusException {
        if (isOpen()) {
            return;
        }
        int opened = system.open("/dev/spidev" + name);
        if (opened < 0) {
            throw Errno.opening(name, -opened);
        }
        int result = system.ioctl(opened, RD_MODE, memory.address());
        if (result < 0) {
            system.release(opened);
            throw Errno.opening(name, -result);
        }
        fd = opened;
    }

    void close() {
        if (isOpen()) {
            system.release(fd);
            fd = -1;
        }
    }

    /** Writes, then reads while the chip stays selected. */
    byte[] transfer(SpiMode mode, byte[] out, int in) throws BusException {
        Supplier<String> what = () -> what(mode, "write " + out.length + " read " + in);
        set(mode, what);
        send(memory.transfer(mode, out, in), out.length + in, what);
        return memory.heard(in);
    }

    /** Writes and reads at the same time. */
    byte[] exchange(SpiMode mode, byte[] out) throws BusException {
        Supplier<String> what = () -> what(mode, "exchange " + out.length);
        set(mode, what);
        send(memory.exchange(mode, out), out.length, what);
        return memory.heard(out.length);
    }

    /** The mode belongs to the device, not to who opened it: other programs may have changed it. */
    private void set(SpiMode mode, Supplier<String> what) throws BusException {
        ask(RD_MODE, what);
        int present = memory.mode();
        if ((present & CLOCK) != mode.mode()) {
            memory.mode(present & ~CLOCK | mode.mode());
            ask(WR_MODE, what);
        }
    }

    private void send(int transfers, int bytes, Supplier<String> what) throws BusException {
        int done = ask(MESSAGE + transfers * EACH_TRANSFER, what);
        if (done != bytes) {
            throw new BusException(Kind.IO, 0, what.get() + ": only " + done + " of " + bytes + " bytes were sent");
        }
    }

    private int ask(int request, Supplier<String> what) throws BusException {
        int result = system.ioctl(fd, request, memory.address());
        if (result < 0) {
            throw Errno.transferring(what.get(), -result);
        }
        return result;
    }

    private String what(SpiMode mode, String bytes) {
        return "spi-%s, mode %d, %d Hz, %d bits, %s".formatted(name, mode.mode(), mode.hertz(), mode.bits(), bytes);
    }
}
