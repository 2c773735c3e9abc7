// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

/** The checksum of this family: polynomial 0x31, initially 0. */
final class Crc8 {

    private Crc8() {}

    static byte of(byte... bytes) {
        int crc = 0;
        for (byte next : bytes) {
            crc ^= next & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ 0x131;
            }
        }
        return (byte) crc;
    }
}
