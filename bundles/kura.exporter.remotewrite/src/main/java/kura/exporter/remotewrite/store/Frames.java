// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Records in a file: two bytes to find them by, kind, length in three bytes, CRC-32C, content. The check covers kind, length and content
 * and begins with the file's number, so that a record in the wrong file is none. After damage the next record is looked for byte by byte.
 */
final class Frames {

    static final int HEADER = 10;

    private static final short MARK = (short) 0xA5B7;

    /** Hears what is in a file, from its beginning to its end. */
    interface Reader {

        void record(int kind, int offset, int length);

        void damage(int offset, int length);
    }

    private Frames() {}

    static byte[] of(long file, int kind, byte[] content) {
        var frame = ByteBuffer.allocate(HEADER + content.length);
        frame.putShort(MARK)
                .putInt(kind << 24 | content.length)
                .position(HEADER)
                .put(content);
        return frame.putInt(HEADER - 4, check(file, frame.array(), 0, content.length))
                .array();
    }

    static void read(long file, byte[] bytes, Reader reader) {
        var buffer = ByteBuffer.wrap(bytes);
        int sound = 0;
        int at = 0;
        while (at + HEADER <= bytes.length) {
            int length = buffer.getInt(at + 2) & 0xFFFFFF;
            if (buffer.getShort(at) != MARK
                    || length > bytes.length - at - HEADER
                    || buffer.getInt(at + HEADER - 4) != check(file, bytes, at, length)) {
                at++;
                continue;
            }
            if (at > sound) {
                reader.damage(sound, at - sound);
            }
            reader.record(bytes[at + 2], at + HEADER, length);
            at += HEADER + length;
            sound = at;
        }
        if (sound < bytes.length) {
            reader.damage(sound, bytes.length - sound);
        }
    }

    private static int check(long file, byte[] bytes, int at, int length) {
        var check = new CRC32C();
        check.update(ByteBuffer.allocate(8).putLong(0, file));
        check.update(bytes, at + 2, 4);
        check.update(bytes, at + HEADER, length);
        return (int) check.getValue();
    }
}
