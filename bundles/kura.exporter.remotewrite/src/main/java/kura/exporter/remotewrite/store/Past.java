// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import java.util.Arrays;

/**
 * The last value of each series, from which the next one is told in few bits: 1 if it is the same, some 6 to 12 if it has few
 * decimals and moved a little, like most readings and counters; the bits that differ otherwise. Each batch begins anew at what the
 * dictionary says, so that none needs another. Writing and reading change it in the same way.
 */
final class Past {

    private static final int GROUP = 3;
    private static final int LEADING = 5; // leading zeros, in twos
    private static final int TRAILING = 4; // trailing zeros, in fours
    private static final double EXACT = 1L << 53;
    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final int NONE = -1;

    private double[] bases = new double[64];
    private int[] batches = new int[64];
    private long[] bits = new long[64];
    private int[] decimals = new int[64];
    private long[] wholes = new long[64];
    private int batch = 1;

    /** Where a series begins in each batch. */
    void base(int id, double value) {
        if (id >= bases.length) {
            int size = Math.max(id + 1, bases.length * 2);
            bases = Arrays.copyOf(bases, size);
            batches = Arrays.copyOf(batches, size);
            bits = Arrays.copyOf(bits, size);
            decimals = Arrays.copyOf(decimals, size);
            wholes = Arrays.copyOf(wholes, size);
        }
        bases[id] = value;
        batches[id] = 0;
    }

    void restart() {
        batch++;
    }

    void write(BitWriter out, int id, double value) {
        recall(id);
        long now = Double.doubleToRawLongBits(value);
        long changed = now ^ bits[id];
        int places = changed == 0 ? NONE : places(value, Math.max(decimals[id], 0));
        if (changed == 0) {
            out.bits(0, 1);
        } else if (places == NONE) {
            out.bits(0b111, 3);
            int leading = Long.numberOfLeadingZeros(changed) >> 1;
            int trailing = Long.numberOfTrailingZeros(changed) >> 2;
            out.bits(leading, LEADING);
            out.bits(trailing, TRAILING);
            out.bits(changed >>> (trailing << 2), 64 - (leading << 1) - (trailing << 2));
        } else {
            long whole = whole(value, places);
            if (places == decimals[id]) {
                out.bits(0b10, 2);
            } else {
                out.bits(0b110, 3);
                out.bits(places, 4);
            }
            out.signed(whole - wholes[id], GROUP);
            decimals[id] = places;
            wholes[id] = whole;
        }
        bits[id] = now;
    }

    double read(BitReader in, int id) {
        recall(id);
        if (in.bits(1) == 1) {
            if (in.bits(1) == 0) {
                near(in, id);
            } else if (in.bits(1) == 0) {
                decimals[id] = (int) in.bits(4);
                near(in, id);
            } else {
                int leading = (int) in.bits(LEADING) << 1;
                int trailing = (int) in.bits(TRAILING) << 2;
                bits[id] ^= in.bits(64 - leading - trailing) << trailing;
            }
        }
        return Double.longBitsToDouble(bits[id]);
    }

    private void near(BitReader in, int id) {
        wholes[id] += in.signed(GROUP);
        bits[id] = Double.doubleToRawLongBits(wholes[id] / POWERS[decimals[id]]);
    }

    private void recall(int id) {
        if (batches[id] != batch) {
            batches[id] = batch;
            bits[id] = Double.doubleToRawLongBits(bases[id]);
            decimals[id] = places(bases[id], 0);
            wholes[id] = decimals[id] == NONE ? 0 : whole(bases[id], decimals[id]);
        }
    }

    /** How many decimals tell exactly these bits, those of the last time if they do; none if too many. */
    private static int places(double value, int last) {
        if (tells(value, last)) {
            return last;
        }
        for (int places = 0; places < POWERS.length && Math.abs(value * POWERS[places]) < EXACT; places++) {
            if (tells(value, places)) {
                return places;
            }
        }
        return NONE;
    }

    /** Two numbers that doubles hold exactly have one quotient, on every machine. */
    private static boolean tells(double value, int places) {
        return Math.abs(value * POWERS[places]) < EXACT
                && Double.doubleToRawLongBits(whole(value, places) / POWERS[places])
                        == Double.doubleToRawLongBits(value);
    }

    private static long whole(double value, int places) {
        return (long) Math.rint(value * POWERS[places]);
    }
}
