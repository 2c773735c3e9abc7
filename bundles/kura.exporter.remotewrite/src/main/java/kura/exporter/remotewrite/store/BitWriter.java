// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.Arrays;

/** Bits behind one another, the highest first. */
final class BitWriter {

    private byte[] bytes = new byte[1024];
    private int position;

    void bits(long value, int count) {
        if (position + 64 > bytes.length << 3) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int left = count;
        while (left > 0) {
            int free = 8 - (position & 7);
            int part = Math.min(free, left);
            left -= part;
            bytes[position >>> 3] |= (byte) ((value >>> left & (1 << part) - 1) << free - part);
            position += part;
        }
    }

    /** In groups of so many bits, the lowest first, each with a bit that says whether another follows. */
    void groups(long value, int size) {
        long rest = value;
        for (; rest >>> size != 0; rest >>>= size) {
            bits(1, 1);
            bits(rest, size);
        }
        bits(0, 1);
        bits(rest, size);
    }

    /** One that may be negative, in groups. */
    void signed(long value, int size) {
        groups(value << 1 ^ value >> 63, size);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, (position + 7) >>> 3);
    }

    void clear() {
        Arrays.fill(bytes, 0, (position + 7) >>> 3, (byte) 0);
        position = 0;
    }
}
