// SPDX-License-Identifier: EPL-2.0
package kura.bus;

import org.osgi.annotation.versioning.ProviderType;

/** The SPI buses of this machine, each with one of its chip selects, by the name an operator gives them. */
@ProviderType
public interface SpiBuses {

    /**
     * The bus of that name, opened now if it was not open yet. Ask again after a failed transfer: a bus that was
     * unplugged and is back may be another object.
     *
     * @param name bus and chip select, for example {@code 0.1} for {@code /dev/spidev0.1}
     * @throws BusException if it cannot be had now, most often of kind {@link BusException.Kind#ABSENT ABSENT}; the message
     *     says what to do
     */
    SpiBus named(String name) throws BusException;
}
