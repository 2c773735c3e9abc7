// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import java.util.Arrays;

/** Protocol buffers as far as remote write needs them, in memory that is kept from one message to the next. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;

    private byte[] bytes;
    private int length;

    /** @param room in bytes, to begin with */
    Protobuf(int room) {
        bytes = new byte[room];
    }

    void clear() {
        length = 0;
    }

    /** What was written, up to {@link #length}; written over by the next message. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** A field of whole numbers; a negative one takes ten bytes. */
    void number(int field, long value) {
        room(20);
        varint((long) field << 3 | VARINT);
        varint(value);
    }

    /** A field of doubles, by their bits. */
    void bits(int field, long bits) {
        room(18);
        varint((long) field << 3 | FIXED_64);
        for (int i = 0; i < 64; i += 8) {
            bytes[length++] = (byte) (bits >> i);
        }
    }

    void text(int field, String value) {
        int mark = begin(field);
        room(3 * value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                i = wide(value, i);
            }
        }
        end(mark);
    }

    /** Fields that were written before. */
    void append(byte[] fields) {
        room(fields.length);
        System.arraycopy(fields, 0, bytes, length, fields.length);
        length += fields.length;
    }

    /** A number within a packed field, between {@link #begin} and {@link #end}. */
    void packed(int value) {
        room(10);
        varint(value);
    }

    /** Begins a message within a message; what is written until {@link #end} belongs to it. */
    int begin(int field) {
        room(11);
        varint((long) field << 3 | BYTES);
        length++; // for its length, which is one byte most of the time
        return length;
    }

    void end(int mark) {
        int size = length - mark;
        int more = 0;
        for (int rest = size >>> 7; rest > 0; rest >>>= 7) {
            more++;
        }
        if (more > 0) {
            room(more);
            System.arraycopy(bytes, mark, bytes, mark + more, size);
        }
        length = mark - 1;
        varint(size);
        length += size;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Writes what is not ASCII; half a character becomes a question mark. Returns the place of its last char. */
    private int wide(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
        } else if (!Character.isSurrogate(c)) {
            bytes[length++] = (byte) (0xE0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        } else if (Character.isHighSurrogate(c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            int point = Character.toCodePoint(c, text.charAt(at + 1));
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | point & 0x3F);
            return at + 1;
        } else {
            bytes[length++] = '?';
            return at;
        }
        bytes[length++] = (byte) (0x80 | c & 0x3F);
        return at;
    }

    private void room(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
