// SPDX-License-Identifier: EPL-2.0
package kura.register;

/** In which order the bytes of a number arrive; D is the lowest. Each order is its own inverse. */
public enum Order {
    /** Highest first, as most chips have it. */
    ABCD,
    /** Lowest first. */
    DCBA,
    /** Highest word first, in each the lower byte first. */
    BADC,
    /** Lowest word first, in each the higher byte first. */
    CDAB;

    /** Whether a number of so many bytes can have this order. */
    boolean fits(int bytes) {
        return this == ABCD || this == DCBA || bytes % 2 == 0;
    }

    /** The number that some of the bytes are, without a sign. */
    long number(byte[] from, int offset, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | from[offset + place(i, bytes)] & 0xFF;
        }
        return number;
    }

    /** The bytes that a number is. */
    byte[] bytes(long number, int bytes) {
        var made = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            made[place(i, bytes)] = (byte) (number >> 8 * (bytes - 1 - i));
        }
        return made;
    }

    /** Where the byte arrives that is the i-th from the highest. */
    private int place(int i, int bytes) {
        return switch (this) {
            case ABCD -> i;
            case DCBA -> bytes - 1 - i;
            case BADC -> i ^ 1;
            case CDAB -> bytes - 1 - i ^ 1;
        };
    }
}
