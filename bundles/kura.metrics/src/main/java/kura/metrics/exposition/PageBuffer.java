// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Arrays;

/** Bytes that grow at the end and keep their memory from one page to the next. */
final class PageBuffer {

    private byte[] bytes = new byte[8192];
    private int length;

    void clear() {
        length = 0;
    }

    void append(byte[] source, int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
