// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.io.IOException;
import java.util.Arrays;

/** Bytes that grow at the end and keep their memory from one use to the next. */
final class PageBuffer {

    private byte[] bytes = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    void writeTo(Desk desk) throws IOException {
        desk.out(bytes, length);
    }

    void copyTo(byte[] target) {
        System.arraycopy(bytes, 0, target, 0, length);
    }

    void append(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    void append(PageBuffer other) {
        append(other.bytes, 0, other.length);
    }

    void append(byte one) {
        room(1);
        bytes[length++] = one;
    }

    /** Appends a text in UTF-8; half a character becomes a question mark. */
    void append(String text) {
        room(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (isPair(text, i)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                bytes[length++] = (byte) (0xF0 | point >> 18);
                bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
                bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | point & 0x3F);
            } else {
                bytes[length++] = '?';
            }
        }
    }

    /** How many bytes a text becomes. */
    static int lengthOf(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (isPair(text, i)) {
                length++; // four instead of three
                i++;
            } else if (Character.isSurrogate(c)) {
                length -= 2; // a question mark
            }
        }
        return length;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private void room(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
