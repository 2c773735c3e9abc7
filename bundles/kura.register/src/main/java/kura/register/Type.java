// SPDX-License-Identifier: EPL-2.0
package kura.register;

/** What kind of number a register holds: unsigned, signed or floating, and of how many bits. */
public enum Type {
    S16(2, true, false),
    U16(2, false, false),
    S8(1, true, false),
    U8(1, false, false),
    S24(3, true, false),
    U24(3, false, false),
    S32(4, true, false),
    U32(4, false, false),
    S64(8, true, false),
    U64(8, false, false),
    F32(4, true, true),
    F64(8, true, true);

    private final int bytes;
    private final boolean signed;
    private final boolean floating;

    Type(int bytes, boolean signed, boolean floating) {
        this.bytes = bytes;
        this.signed = signed;
        this.floating = floating;
    }

    int bytes() {
        return bytes;
    }

    int bits() {
        return 8 * bytes;
    }

    boolean signed() {
        return signed;
    }

    boolean floating() {
        return floating;
    }

    /** All of its bits. */
    long all() {
        return -1L >>> 64 - bits();
    }
}
