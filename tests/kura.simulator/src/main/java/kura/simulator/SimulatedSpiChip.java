// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import kura.bus.SpiMode;

/** One chip as its SPI bus sees it. Called by one thread at a time. */
public interface SimulatedSpiChip {

    /**
     * One message, from select to deselect.
     *
     * @param mode in which the bus sends; a chip understands nothing in a wrong one
     * @param out what the chip is told
     * @return what the chip says meanwhile, as many bytes
     */
    byte[] exchange(SpiMode mode, byte[] out);
}
