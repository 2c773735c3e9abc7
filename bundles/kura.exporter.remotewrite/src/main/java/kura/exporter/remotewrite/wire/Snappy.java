// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import java.util.Arrays;

/**
 * Compresses into Snappy's block format (google/snappy, format_description.txt): the length, then literals and copies of
 * what was there before. Its memory is kept from one block to the next.
 */
final class Snappy {

    private static final int FRAGMENT = 1 << 16; // no copy reaches further back
    private static final int TABLE_BITS = 14;
    private static final int HASH = 0x1e35a7bd;
    private static final int MARGIN =
            15; // before the end of a fragment, where four bytes cannot be looked at everywhere

    private final int[] table = new int[1 << TABLE_BITS]; // where four bytes with this hash were last, or the beginning
    private byte[] out = new byte[4096];
    private int at;

    /** What came out, up to {@link #length}; written over by the next block. */
    byte[] bytes() {
        return out;
    }

    int length() {
        return at;
    }

    void compress(byte[] in, int length) {
        int most = 32 + length + length / 6;
        if (out.length < most) {
            out = new byte[most];
        }
        at = 0;
        int rest = length;
        while ((rest & ~0x7F) != 0) {
            out[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[at++] = (byte) rest;
        for (int from = 0; from < length; from += FRAGMENT) {
            fragment(in, from, Math.min(length, from + FRAGMENT));
        }
    }

    private void fragment(byte[] in, int from, int to) {
        int literal = from; // what has no copy so far begins here
        if (to - from > MARGIN) {
            Arrays.fill(table, 0);
            int last = to - MARGIN;
            int place = from + 1;
            int misses = 32; // the more of them, the larger the steps: what does not compress costs little
            while (place < last) {
                int four = four(in, place);
                int slot = four * HASH >>> 32 - TABLE_BITS;
                int before = table[slot] + from;
                table[slot] = place - from;
                if (four(in, before) != four) {
                    place += misses++ >>> 5;
                } else {
                    literal(in, literal, place);
                    int end = place + 4;
                    for (int there = before + 4; end < to && in[end] == in[there]; end++) {
                        there++;
                    }
                    copy(place - before, end - place);
                    if (end < last) {
                        table[four(in, end - 1) * HASH >>> 32 - TABLE_BITS] = end - 1 - from;
                    }
                    place = end;
                    literal = end;
                    misses = 32;
                }
            }
        }
        literal(in, literal, to);
    }

    private void literal(byte[] in, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return;
        }
        if (length <= 60) {
            out[at++] = (byte) (length - 1 << 2);
        } else if (length <= 256) {
            out[at++] = (byte) (60 << 2);
            out[at++] = (byte) (length - 1);
        } else { // a fragment is never longer than two bytes can say
            out[at++] = (byte) (61 << 2);
            out[at++] = (byte) (length - 1);
            out[at++] = (byte) (length - 1 >> 8);
        }
        System.arraycopy(in, from, out, at, length);
        at += length;
    }

    /** 64 bytes at most are in one copy, and at least 4 in one with a short distance. */
    private void copy(int back, int length) {
        int rest = length;
        while (rest >= 68) {
            far(back, 64);
            rest -= 64;
        }
        if (rest > 64) {
            far(back, 60);
            rest -= 60;
        }
        if (rest >= 12 || back >= 2048) {
            far(back, rest);
        } else {
            out[at++] = (byte) (back >> 8 << 5 | rest - 4 << 2 | 1);
            out[at++] = (byte) back;
        }
    }

    private void far(int back, int length) {
        out[at++] = (byte) (length - 1 << 2 | 2);
        out[at++] = (byte) back;
        out[at++] = (byte) (back >> 8);
    }

    private static int four(byte[] in, int at) {
        return in[at] & 0xFF | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16 | in[at + 3] << 24;
    }
}
