// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina219;

/**
 * What the shunt of an INA219 is, and how much current through it can be measured: the less, the less noise.
 *
 * @param ohms of the shunt
 * @param gain 0 to 3, for ±40, 80, 160 or 320 mV
 */
record Range(double ohms, int gain) {

    private static final int STEPS = 4000; // of 10 µV
    private static final double STEPS_PER_VOLT = 1e5;

    private static final double ROUNDING = 1 + 1e-9; // so that 3.2 A at 0.1 Ω are 0.32 V

    /** The smallest that a current fits in; {@link #fits()} if there is one. */
    static Range of(double ohms, double amperes) {
        int gain = 0;
        while (gain < 4 && amperes * ohms > new Range(ohms, gain).volts() * ROUNDING) {
            gain++;
        }
        return new Range(ohms, gain);
    }

    /** Whether the chip has it. */
    boolean fits() {
        return gain < 4;
    }

    /** V of the shunt that can be measured, both ways. */
    double volts() {
        return (STEPS << gain) / STEPS_PER_VOLT;
    }

    /** A of the shunt register, 16 bits. */
    double amperes(int shunt) {
        return (short) shunt / STEPS_PER_VOLT / ohms;
    }

    /** Whether the shunt register, 16 bits, is at one of its ends: the current may be any beyond. */
    boolean isPassed(int shunt) {
        return Math.abs((short) shunt) >= STEPS << gain;
    }
}
