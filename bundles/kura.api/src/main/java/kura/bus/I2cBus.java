// SPDX-License-Identifier: EPL-2.0
package kura.bus;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One I²C bus. A call is one whole transaction: nobody else's bytes get in between.
 *
 * <p>Any thread may call; calls are served one after the other. A call ends within two seconds, whatever the wires do.
 */
@ProviderType
public interface I2cBus {

    /**
     * Writes all of {@code out}, then, after a repeated start, fills {@code in}. An empty {@code in} makes a plain write,
     * an empty {@code out} a plain read; one of the two must have bytes.
     *
     * @param address of the chip, 7 bits without the read/write bit: 0x08 to 0x77
     * @param out bytes to write, at most 8192; left unchanged
     * @param in filled with the bytes read, at most 8192; unspecified after a failure
     * @throws BusException with the cause, if the transaction did not happen as a whole
     */
    void transfer(int address, byte[] out, byte[] in) throws BusException;
}
