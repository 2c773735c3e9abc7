// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

/** One chip as its bus sees it: messages of bytes. Called by one thread at a time. */
public interface SimulatedChip {

    /**
     * Takes one write message, without the address.
     *
     * @throws Nack if the chip does not take it
     */
    void write(byte[] bytes) throws Nack;

    /**
     * Fills one read message.
     *
     * @throws Nack if the chip has nothing to say now
     */
    void read(byte[] in) throws Nack;
}
