// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;

/** What a converter says: a datasheet's formula backwards, and how it is sent. */
final class Codes {

    private Codes() {}

    /** The code whose value is nearest. The values rise all the way, or fall all the way. */
    static int nearest(int first, int last, IntToDoubleFunction value, double target) {
        boolean rising = value.applyAsDouble(first) < value.applyAsDouble(last);
        int low = first;
        int high = last;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (value.applyAsDouble(middle) < target == rising) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double below = Math.abs(value.applyAsDouble(low) - target);
        return below < Math.abs(value.applyAsDouble(high) - target) ? low : high;
    }

    /** 20 bits in three bytes, left aligned. */
    static void putInt20(ByteBuffer bytes, int index, int code) {
        bytes.putShort(index, (short) (code >> 4));
        bytes.put(index + 2, (byte) (code << 4));
    }
}
