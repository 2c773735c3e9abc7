// SPDX-License-Identifier: EPL-2.0
package kura.register;

import java.io.IOException;

/** The way to one device. A call is one transaction. */
@FunctionalInterface
public interface Wire {

    /**
     * Writes {@code out}, then fills {@code in}; one of the two has bytes.
     *
     * @throws IOException with the cause
     */
    void transfer(byte[] out, byte[] in) throws IOException;

    /** Ways to devices. */
    @FunctionalInterface
    interface Bus {
        /** The way to the device that a request is for. */
        Wire to(Request request);
    }
}
