// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.InterruptedIOException;

/** The short waits that a datasheet asks for. */
public final class Pause {

    private Pause() {}

    /** @throws InterruptedIOException if the driver is stopped meanwhile */
    public static void millis(int millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the chip");
        }
    }
}
