// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of /proc or /sys, read into a buffer that is used again, and taken apart line by line and word by word. */
final class KernelFile {

    private static final int MOST = 1 << 20; // far more than any of them has

    private final Path path;
    private byte[] bytes = new byte[4096];
    private int length;
    private int at; // where the line goes on
    private int end; // of the line

    KernelFile(Path path) {
        this.path = path;
    }

    /** Reads it anew. */
    KernelFile read() throws IOException {
        length = 0;
        try (var in = new FileInputStream(path.toFile())) {
            for (int more = 0; more >= 0; more = in.read(bytes, length, bytes.length - length)) {
                length += more;
                if (length == bytes.length) {
                    grow();
                }
            }
        }
        at = 0;
        end = -1;
        return this;
    }

    /** Goes to the next line, at first to the first one. */
    boolean nextLine() {
        at = end + 1;
        if (at >= length) {
            return false;
        }
        end = at;
        while (end < length && bytes[end] != '\n') {
            end++;
        }
        return true;
    }

    /** The next word of the line; empty at its end. */
    String word() {
        skipBlanks();
        int from = at;
        while (at < end && !blank(bytes[at])) {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    /** Leaves out words of the line. */
    void skip(int words) {
        for (int i = 0; i < words; i++) {
            skipBlanks();
            while (at < end && !blank(bytes[at])) {
                at++;
            }
        }
    }

    /** Goes behind the last such character of the line. */
    void skipPast(char last) throws IOException {
        for (int i = end - 1; i >= at; i--) {
            if (bytes[i] == last) {
                at = i + 1;
                return;
            }
        }
        throw new IOException(path + " has no " + last + " where it should");
    }

    /** Whether the line has another word. */
    boolean hasMore() {
        skipBlanks();
        return at < end;
    }

    /** The next word, a decimal number. */
    double number() throws IOException {
        skipBlanks();
        int from = at;
        double digits = 0;
        double scale = 0; // 0 until the point
        boolean negative = at < end && bytes[at] == '-';
        at += negative ? 1 : 0;
        int first = at;
        for (; at < end && !blank(bytes[at]); at++) {
            if (bytes[at] == '.' && scale == 0) {
                scale = 1;
            } else if (bytes[at] >= '0' && bytes[at] <= '9') {
                digits = digits * 10 + (bytes[at] - '0');
                scale *= 10;
            } else {
                throw noNumber(from);
            }
        }
        if (at == first) {
            throw noNumber(from);
        }
        double number = scale == 0 ? digits : digits / scale;
        return negative ? -number : number;
    }

    private IOException noNumber(int from) {
        return new IOException(
                path + " has '" + new String(bytes, from, Math.min(20, end - from), StandardCharsets.UTF_8)
                        + "' where a number should be");
    }

    private void grow() throws IOException {
        if (length >= MOST) {
            throw new IOException(path + " is larger than " + MOST + " bytes");
        }
        bytes = Arrays.copyOf(bytes, 2 * length);
    }

    private void skipBlanks() {
        while (at < end && blank(bytes[at])) {
            at++;
        }
    }

    private static boolean blank(byte character) {
        return character == ' ' || character == '\t';
    }
}
