// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;
import kura.settings.Settings;

/**
 * A register that says when a device has finished.
 *
 * @param register what is written to read it, in hex; empty for a plain read
 * @param bytes of the register, as many as the mask was written with: 0008 is two
 * @param mask of the bits that matter
 * @param value that they have then
 * @param timeout ms
 */
record Ready(String register, int bytes, long mask, long value, int timeout) {

    private static final int PAUSE = 2; // ms

    /** It has not happened. */
    static final class NeverException extends IOException {

        private static final long serialVersionUID = 1L;

        NeverException(String words) {
            super(words);
        }
    }

    /** Settings {@code ready.register}, {@code ready.mask}, {@code ready.value}, {@code ready.timeout.ms}; null if there is none. */
    static Ready of(Settings settings) {
        String register = Hex.bytes(settings, "ready.register");
        long mask = Hex.number(settings, "ready.mask", 0);
        long value = Hex.number(settings, "ready.value", mask);
        int timeout = settings.integer("ready.timeout.ms", 50, 1, 2000);
        if (mask == 0 && !register.isEmpty() || (value & ~mask) != 0) {
            settings.refuse("setting ready.mask is '" + Long.toHexString(mask)
                    + "', allowed is the bits of ready.register that matter, those of ready.value among them");
        }
        return mask == 0 ? null : new Ready(register, Hex.width(settings, "ready.mask"), mask, value, timeout);
    }

    /** @throws NeverException if it never is */
    void await(Wire wire, boolean restart) throws IOException {
        long deadline = System.nanoTime() + timeout * 1_000_000L;
        while (true) {
            long seen = Order.ABCD.number(Request.fetch(wire, register, bytes, restart), 0, bytes);
            if ((seen & mask) == value) {
                return;
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new NeverException("the device was not ready within ready.timeout.ms, " + timeout
                        + " ms: register " + register + " still reads 0x" + Long.toHexString(seen));
            }
            Request.pause(PAUSE);
        }
    }
}
