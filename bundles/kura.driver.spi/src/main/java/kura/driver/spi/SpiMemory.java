// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kura.bus.SpiMode;
import kura.linux.Ioctl;

/**
 * The memory in which a bus and the kernel meet: requests laid out as the kernel's {@code spidev.h} says, which is alike
 * for pointers of four and of eight bytes. One caller at a time.
 */
final class SpiMemory {

    static final int MOST_BYTES = 4096; // of a message: the kernel's buffer, unless its module is told otherwise

    private static final int TRANSFER_SIZE = 32; // struct spi_ioc_transfer

    // the mode or up to two transfers, the bytes written, the bytes read
    private static final int OUT = 2 * TRANSFER_SIZE;
    private static final int IN = OUT + MOST_BYTES;

    // the order of all the machines whose JNA we carry
    private final ByteBuffer memory = ByteBuffer.allocateDirect(IN + MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final long base;

    SpiMemory(Ioctl system) {
        base = system.address(memory);
    }

    /** What a request is to be given. */
    long address() {
        return base;
    }

    int mode() {
        return memory.get(0) & 0xFF;
    }

    void mode(int mode) {
        memory.put(0, (byte) mode);
    }

    /** Lays out a message that writes, and then reads while the chip stays selected; returns its number of transfers. */
    int transfer(SpiMode mode, byte[] out, int in) {
        memory.put(OUT, out);
        int count = 0;
        if (out.length > 0) {
            add(count++, mode, out.length, base + OUT, 0);
        }
        if (in > 0) {
            add(count++, mode, in, 0, base + IN);
        }
        return count;
    }

    /** Lays out a message that writes and reads at the same time; returns its number of transfers. */
    int exchange(SpiMode mode, byte[] out) {
        memory.put(OUT, out);
        add(0, mode, out.length, base + OUT, base + IN);
        return 1;
    }

    /** What came in. */
    byte[] heard(int length) {
        byte[] in = new byte[length];
        memory.get(IN, in);
        return in;
    }

    /** No delay, no change of the chip select, one wire each way: all that is 0. */
    private void add(int index, SpiMode mode, int length, long tx, long rx) {
        int at = index * TRANSFER_SIZE;
        memory.putLong(at, tx);
        memory.putLong(at + 8, rx);
        memory.putInt(at + 16, length);
        memory.putInt(at + 20, mode.hertz());
        memory.putLong(at + 24, 0);
        memory.put(at + 26, (byte) mode.bits());
    }
}
