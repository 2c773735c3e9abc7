// SPDX-License-Identifier: EPL-2.0
package kura.soak;

/** What goes wrong between a driver and a chip. */
enum Fault {
    /** A request never comes back from the kernel, until the fault is over. */
    HANGS,
    /** The adapter is unplugged; on I²C it comes back under another number. */
    NO_ADAPTER,
    /** The chip is unplugged, and comes back as it is after power-up. */
    UNPLUGGED,
    /** The chip's power fails for a moment, before any one transaction. */
    BLACKOUT,
    /** A line is held: nothing comes to an end. */
    STUCK,
    /** Now and then the chip does not acknowledge. */
    NACK,
    /** Now and then the adapter reports an error, and nobody knows what the chip has heard. */
    ERROR,
    /** Now and then bits arrive turned round: up to three anywhere, or up to eight that follow each other. */
    NOISE
}
