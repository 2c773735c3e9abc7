// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

/** The many chips whose first byte points at a register, which stays pointed at: reading over its end gives ones. */
abstract class PointedRegisters implements SimulatedChip {

    private int pointer;

    @Override
    public final void write(byte[] bytes) throws Nack {
        pointer = bytes[0] & 0xFF;
        int value = 0;
        for (int i = 1; i < bytes.length; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        if (bytes.length > 1 && bytes.length - 1 == size(pointer)) {
            set(pointer, value);
        }
    }

    @Override
    public final void read(byte[] in) throws Nack {
        int size = size(pointer);
        int value = get(pointer);
        for (int i = 0; i < in.length; i++) {
            in[i] = (byte) (i < size ? value >> 8 * (size - 1 - i) : -1);
        }
    }

    /** How many bytes a register has. */
    int size(int register) {
        return 2;
    }

    /** What a register reads now. */
    abstract int get(int register) throws Nack;

    /** Takes what was written to a register, whole. */
    abstract void set(int register, int value) throws Nack;
}
