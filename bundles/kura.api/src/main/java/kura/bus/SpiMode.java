// SPDX-License-Identifier: EPL-2.0
package kura.bus;

/**
 * How a chip wants its bits.
 *
 * @param mode 0 to 3: bit 1 is the clock's polarity, bit 0 its phase
 * @param hertz of the clock, at most; the bus may be slower
 * @param bits of a word, 8 to 32; words of more than 8 bits are two or four bytes in the order of the machine
 */
public record SpiMode(int mode, int hertz, int bits) {

    /** @throws IllegalArgumentException if there is no such mode */
    public SpiMode {
        if (mode < 0 || mode > 3 || hertz < 1 || bits < 8 || bits > 32) {
            throw new IllegalArgumentException("mode " + mode + ", " + hertz + " Hz, " + bits
                    + " bits: allowed are modes 0 to 3, at least 1 Hz, 8 to 32 bits");
        }
    }

    /** Of words of 8 bits. */
    public static SpiMode of(int mode, int hertz) {
        return new SpiMode(mode, hertz, 8);
    }
}
