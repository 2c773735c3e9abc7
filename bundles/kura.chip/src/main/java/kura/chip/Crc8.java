// SPDX-License-Identifier: EPL-2.0
package kura.chip;

/** The checksum that most sensors send along: 8 bits, polynomial x⁸ + x⁵ + x⁴ + 1, highest bit first. */
public final class Crc8 {

    private static final int POLYNOMIAL = 0x131;

    private Crc8() {}

    /**
     * The checksum of some bytes.
     *
     * @param initial what it begins with: 0xFF of a Sensirion chip, 0 of a Si7021
     */
    public static byte of(int initial, byte... bytes) {
        int crc = initial;
        for (byte next : bytes) {
            crc ^= next & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
        }
        return (byte) crc;
    }
}
