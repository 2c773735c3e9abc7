// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.SpiMode;
import kura.linux.Device;
import kura.linux.Ioctl;

/** One {@code /dev/spidevB.C}: lays out what it is to be asked, and sees to the mode. */
final class SpiDev extends Device {

    private static final int RD_MODE = 0x8001_6B01;
    private static final int WR_MODE = 0x4001_6B01;
    private static final int MESSAGE = 0x4000_6B00; // of no transfer; each adds its size
    private static final int EACH_TRANSFER = 32 << 16;
    private static final int CLOCK = 0x03; // the bits of a mode that the chip decides; the others are the board's

    private final SpiMemory memory;
    private int clock;
    private int transfers;
    private int bytes;

    /** @param name bus and chip select, {@code 0.1} */
    SpiDev(Ioctl system, String name) {
        super(system, SpiWords.SPI, name);
        this.memory = new SpiMemory(system);
    }

    /** Lays out to write, then read while the chip stays selected. */
    void prepareTransfer(SpiMode mode, byte[] out, int in) {
        clock = mode.mode();
        transfers = memory.transfer(mode, out, in);
        bytes = out.length + in;
    }

    /** Lays out to write and read at the same time. */
    void prepareExchange(SpiMode mode, byte[] out) {
        clock = mode.mode();
        transfers = memory.exchange(mode, out);
        bytes = out.length;
    }

    /** Fetches what came in. */
    void answer(Object what, byte[] in) throws BusException {
        if (result() != bytes) {
            throw new BusException(Kind.IO, 0, what + ": only " + result() + " of " + bytes + " bytes were sent");
        }
        memory.heard(in);
    }

    @Override
    protected int greet() {
        return ioctl(RD_MODE, memory.modeAddress());
    }

    /** The mode belongs to the device, not to who opened it: other programs may have changed it. */
    @Override
    protected int perform() {
        int result = ioctl(RD_MODE, memory.modeAddress());
        int present = memory.mode();
        if (result >= 0 && (present & CLOCK) != clock) {
            memory.mode(present & ~CLOCK | clock);
            result = ioctlIfAwaited(WR_MODE, memory.modeAddress());
        }
        return result < 0 ? result : ioctlIfAwaited(MESSAGE + transfers * EACH_TRANSFER, memory.address());
    }
}
