// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kura.linux.Ioctl;

/**
 * The memory in which a bus and the kernel meet: requests laid out as the kernel's {@code i2c-dev.h} says, for pointers
 * of four and of eight bytes. One caller at a time.
 */
final class I2cMemory {

    static final int MOST_BYTES = 8192; // each way

    private static final int READ = 1;

    // what the request points to, up to two messages, the bytes themselves
    private static final int MESSAGES = 16;
    private static final int BYTES = 48;

    // the order of all the machines whose JNA we carry
    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(BYTES + 2 * MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final int pointerSize;
    private final long base;

    I2cMemory(Ioctl system) {
        pointerSize = system.pointerSize();
        base = system.address(memory);
    }

    /** What a request is to be given. */
    long address() {
        return base;
    }

    /** What I2C_FUNCS left: bits for what the adapter can do. */
    int functions() {
        return memory.getInt(0);
    }

    /** Lays out i2c_rdwr_ioctl_data; returns the number of its messages. */
    int raw(int address, byte[] out, byte[] in) {
        int messages = 0;
        if (out.length > 0) {
            message(messages++, address, 0, out.length, BYTES);
        }
        if (in.length > 0) {
            message(messages++, address, READ, in.length, BYTES + out.length);
        }
        pointer(0, MESSAGES);
        memory.putInt(pointerSize, messages);
        memory.put(BYTES, out);
        return messages;
    }

    /** What came in by a raw request. */
    void rawAnswer(byte[] out, byte[] in) {
        memory.get(BYTES + out.length, in);
    }

    /** Lays out i2c_smbus_ioctl_data. */
    void smbus(Smbus call, byte[] out, byte[] in) {
        boolean reading = in.length > 0;
        memory.put(0, (byte) (reading ? READ : 0));
        memory.put(1, out.length > 0 ? out[0] : 0);
        memory.putInt(4, call.size());
        pointer(8, BYTES);
        memory.put(BYTES, (byte) (reading ? in.length : out.length - 1)); // for a block
        if (!reading) {
            memory.put(BYTES + call.offset(), out, 1, out.length - 1);
        }
    }

    /** What came in by an SMBus request. */
    void smbusAnswer(Smbus call, byte[] in) {
        memory.get(BYTES + call.offset(), in);
    }

    /** struct i2c_msg, 12 or 16 bytes long. */
    private void message(int index, int address, int flags, int length, int bytes) {
        int at = MESSAGES + index * (8 + pointerSize);
        memory.putShort(at, (short) address);
        memory.putShort(at + 2, (short) flags);
        memory.putShort(at + 4, (short) length);
        pointer(at + 8, bytes);
    }

    private void pointer(int at, int target) {
        if (pointerSize == 8) {
            memory.putLong(at, base + target);
        } else {
            memory.putInt(at, (int) (base + target));
        }
    }
}
