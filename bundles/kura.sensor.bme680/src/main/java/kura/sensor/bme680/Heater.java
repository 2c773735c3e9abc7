// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a chip's hot plate answers to its registers. °C, ms. Datasheet BST-BME680-DS001, "Heater".
 *
 * @param gh1 par_g1, 8 bits signed
 * @param gh2 par_g2, 16 bits signed
 * @param gh3 par_g3, 8 bits signed
 * @param range res_heat_range, 0 to 3
 * @param value res_heat_val, 8 bits signed
 */
record Heater(int gh1, int gh2, int gh3, int range, int value) {

    private static final double HOTTEST = 400;
    private static final int LONGEST = 4032;

    /** @param registers as {@link Calibration#of} takes them */
    static Heater of(byte[] registers) {
        var trim = ByteBuffer.wrap(registers).order(ByteOrder.LITTLE_ENDIAN);
        return new Heater(trim.get(35), trim.getShort(33), trim.get(36), trim.get(39) >> 4 & 3, trim.get(37));
    }

    /** The value of a register res_heat_x: its ends, if the plate cannot get so hot, or not so little. */
    int resistance(double target, double ambient) {
        double slope = gh2 / 32768.0 * 0.0005 + 0.00235;
        double hot = (gh1 / 16.0 + 49) * (1 + slope * Math.min(target, HOTTEST)) + gh3 / 1024.0 * ambient;
        double code = 3.4 * (hot * 4 / (4 + range) / (1 + 0.002 * value) - 25);
        return (int) Math.max(0, Math.min(0xFF, code));
    }

    /** The value of a register gas_wait_x: 6 bits, times 1, 4, 16 or 64. */
    static int waiting(int millis) {
        if (millis >= LONGEST) {
            return 0xFF;
        }
        int count = millis;
        int factor = 0;
        while (count > 63) {
            count /= 4;
            factor++;
        }
        return factor << 6 | count;
    }
}
