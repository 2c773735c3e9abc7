// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

/** The wire form of protocol buffers, as far as metrics need it: each field after its number and the kind of what follows. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;

    private Protobuf() {}

    /** A field of whole numbers that are not negative, or of an enum. */
    static void number(int field, long value, PageBuffer out) {
        varint(field << 3 | VARINT, out);
        varint(value, out);
    }

    /** A field of whole numbers that may be negative (sint32, sint64). */
    static void signed(int field, long value, PageBuffer out) {
        number(field, zigzag(value), out);
    }

    /** A field of doubles. */
    static void number(int field, double value, PageBuffer out) {
        varint(field << 3 | FIXED_64, out);
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < 64; i += 8) {
            out.append((byte) (bits >> i));
        }
    }

    static void text(int field, String value, PageBuffer out) {
        varint(field << 3 | BYTES, out);
        varint(PageBuffer.lengthOf(value), out);
        out.append(value);
    }

    static void message(int field, PageBuffer value, PageBuffer out) {
        varint(field << 3 | BYTES, out);
        varint(value.length(), out);
        out.append(value);
    }

    static void varint(long value, PageBuffer out) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.append((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.append((byte) rest);
    }

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }
}
