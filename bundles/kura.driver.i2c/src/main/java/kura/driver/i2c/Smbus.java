// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

/**
 * The calls of an adapter that can do no raw transfers. Each is one transaction with the same bits on the wire as the
 * raw one of these lengths; the first that fits is taken.
 */
enum Smbus {
    READ_BYTE(0x0002_0000, 1, 0, 0, 1, 1),
    WRITE_BYTE(0x0004_0000, 1, 1, 1, 0, 0),
    READ_BYTE_DATA(0x0008_0000, 2, 1, 1, 1, 1),
    WRITE_BYTE_DATA(0x0010_0000, 2, 2, 2, 0, 0),
    READ_I2C_BLOCK(0x0400_0000, 8, 1, 1, 1, 32),
    WRITE_I2C_BLOCK(0x0800_0000, 8, 2, 33, 0, 0),
    READ_WORD_DATA(0x0020_0000, 3, 1, 1, 2, 2),
    WRITE_WORD_DATA(0x0040_0000, 3, 3, 3, 0, 0);

    /** The kernel's number for a write of nothing, and what an adapter must be able to do for the two probes. */
    static final int QUICK = 0;

    static final int CAN_QUICK = 0x0001_0000;
    static final int CAN_READ_BYTE = 0x0002_0000;

    private final int function;
    private final int size;
    private final int leastOut;
    private final int mostOut;
    private final int leastIn;
    private final int mostIn;

    Smbus(int function, int size, int leastOut, int mostOut, int leastIn, int mostIn) {
        this.function = function;
        this.size = size;
        this.leastOut = leastOut;
        this.mostOut = mostOut;
        this.leastIn = leastIn;
        this.mostIn = mostIn;
    }

    /** The call that writes and reads so many bytes, or null if an adapter with these functions has none. */
    static Smbus fitting(int functions, int out, int in) {
        for (Smbus call : values()) {
            if ((functions & call.function) != 0
                    && out >= call.leastOut
                    && out <= call.mostOut
                    && in >= call.leastIn
                    && in <= call.mostIn) {
                return call;
            }
        }
        return null;
    }

    /** The kernel's number for it. */
    int size() {
        return size;
    }

    /** Where its bytes begin: those of a block come after their number. */
    int offset() {
        return isBlock() ? 1 : 0;
    }

    /** Whether its bytes are preceded by their number. */
    boolean isBlock() {
        return size == 8;
    }
}
