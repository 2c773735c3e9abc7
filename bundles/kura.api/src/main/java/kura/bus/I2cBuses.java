// SPDX-License-Identifier: EPL-2.0
package kura.bus;

import org.osgi.annotation.versioning.ProviderType;

/** The I²C buses of this machine, by the name an operator gives them. */
@ProviderType
public interface I2cBuses {

    /**
     * The bus of that name, opened now if it was not open yet. Ask again after a failed transfer: a bus that was
     * unplugged and is back may be another object.
     *
     * @param name the bus number, for example {@code 1} for {@code /dev/i2c-1}; or the adapter's name or path in the device
     *     tree, which stay the same if numbers change
     * @throws BusException if it cannot be had now, most often of kind {@link BusException.Kind#ABSENT ABSENT}; the message
     *     says what to do
     */
    I2cBus named(String name) throws BusException;
}
