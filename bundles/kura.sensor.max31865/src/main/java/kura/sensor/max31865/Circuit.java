// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31865;

/**
 * What the chip is connected to.
 *
 * @param element the resistor that it measures
 * @param wires that lead there, 2 to 4
 * @param reference Ω of the resistor that it compares with
 * @param mains Hz of the hum to filter out, 50 or 60
 */
record Circuit(Platinum element, int wires, double reference, int mains) {

    /** The bits of the chip's configuration that this decides: three wires, 50 Hz. */
    int configuration() {
        return (wires == 3 ? 0x10 : 0) | (mains == 50 ? 0x01 : 0);
    }

    /** How long a conversion takes at most. */
    int conversionMillis() {
        return mains == 50 ? 63 : 52;
    }

    /** Ω of 15 bits. */
    double ohms(int code) {
        return code * reference / 32768;
    }
}
