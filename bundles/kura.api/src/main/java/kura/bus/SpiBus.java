// SPDX-License-Identifier: EPL-2.0
package kura.bus;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An SPI bus with one of its chip selects. A call is one whole message: the chip is selected from its first bit to its last.
 * A bus cannot tell whether a chip is there: nobody home reads as all zeros or all ones.
 *
 * <p>Any thread may call; calls are served one after the other. A call ends within two seconds, whatever the wires do.
 */
@ProviderType
public interface SpiBus {

    /**
     * Writes all of {@code out}, then fills {@code in}. One of the two must have bytes.
     *
     * @param mode how the chip wants its bits
     * @param out bytes to write; left unchanged. Together with {@code in} at most 4096
     * @param in filled with what comes after them; unspecified after a failure
     * @throws BusException with the cause, if the message was not sent as a whole
     */
    void transfer(SpiMode mode, byte[] out, byte[] in) throws BusException;

    /**
     * Writes {@code out} and reads {@code in} bit by bit at the same time.
     *
     * @param mode how the chip wants its bits
     * @param out bytes to write, 1 to 4096; left unchanged
     * @param in filled with what came meanwhile, as long as {@code out}; unspecified after a failure
     * @throws BusException with the cause, if the message was not sent as a whole
     */
    void exchange(SpiMode mode, byte[] out, byte[] in) throws BusException;
}
