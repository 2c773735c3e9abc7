// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.io.IOException;
import java.util.List;

/**
 * What a driver's channels are read from. One caller at a time; a call ends by itself.
 *
 * @param <C> what a channel's settings were understood as
 */
public interface Line<C> {

    /** An answer for each channel, in their order. What fails is an answer too, and costs no other channel its value. */
    List<Answer> read(List<C> channels);

    /**
     * Writes a value to a channel.
     *
     * @throws IOException why it was not written
     */
    default void write(C channel, Number value) throws IOException {
        throw new IOException("it can only be read");
    }
}
