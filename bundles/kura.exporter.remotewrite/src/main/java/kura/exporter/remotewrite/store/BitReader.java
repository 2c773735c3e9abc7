// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

/** What a {@link BitWriter} wrote. Behind the end there is an {@link IndexOutOfBoundsException}. */
final class BitReader {

    private final byte[] bytes;
    private int position;

    BitReader(byte[] bytes, int offset) {
        this.bytes = bytes;
        this.position = offset << 3;
    }

    long bits(int count) {
        long value = 0;
        int left = count;
        while (left > 0) {
            int free = 8 - (position & 7);
            int part = Math.min(free, left);
            left -= part;
            value = value << part | (bytes[position >>> 3] & 0xFF) >>> free - part & (1 << part) - 1;
            position += part;
        }
        return value;
    }

    long groups(int size) {
        long value = 0;
        for (int shift = 0; ; shift += size) {
            boolean more = bits(1) == 1;
            value |= bits(size) << shift;
            if (!more) {
                return value;
            }
        }
    }

    long signed(int size) {
        long value = groups(size);
        return value >>> 1 ^ -(value & 1);
    }
}
