// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import kura.sensor.Quantity;

/**
 * What makes a value of the voltage that a chip measures: a line through two points.
 *
 * @param quantity of the value
 * @param ohms of the shunt of a 4–20 mA loop, across which the voltage is; 0 if there is no loop
 * @param low one point: V, or mA in a loop
 * @param high the other
 * @param lowValue the value at the one, in the base unit of its quantity
 * @param highValue the value at the other
 */
public record Scale(Quantity quantity, double ohms, double low, double high, double lowValue, double highValue) {

    /** Of a loop: with less its wire is broken, with more its transmitter tells that it failed (NAMUR NE 43). */
    private static final double LEAST_MILLIAMPERES = 3.6;

    private static final double MOST_MILLIAMPERES = 21;

    /** Of what gives a voltage, in V. */
    public static Scale ofVoltage(Quantity quantity, double low, double high, double lowValue, double highValue) {
        return new Scale(quantity, 0, low, high, lowValue, highValue);
    }

    /**
     * Of a transmitter in a loop, with the values at 4 and at 20 mA.
     *
     * @throws IllegalArgumentException unless the resistance is above 0
     */
    public static Scale ofLoop(Quantity quantity, double ohms, double lowValue, double highValue) {
        if (!(ohms > 0)) {
            throw new IllegalArgumentException("a shunt cannot have " + ohms + " Ω");
        }
        return new Scale(quantity, ohms, 4, 20, lowValue, highValue);
    }

    /** What the chip must be able to measure at least, in V; 0 if there is no loop. */
    public double mostVolts() {
        return MOST_MILLIAMPERES * ohms / 1000;
    }

    /** What is wrong with a voltage, or nothing. */
    public String fault(double volts) {
        if (isLoop() && signal(volts) < LEAST_MILLIAMPERES) {
            return rounded(signal(volts), 100) + " mA, the wire is broken or the transmitter has no power";
        }
        if (isLoop() && signal(volts) > MOST_MILLIAMPERES) {
            return rounded(signal(volts), 100) + " mA, the loop is shorted or the transmitter failed";
        }
        return Ratio.isPossible(quantity, point(volts))
                ? ""
                : quantity.metric() + " of " + rounded(point(volts), 1000) + " cannot be, check its scale";
    }

    /** The value of a voltage with which nothing is wrong. */
    public double value(double volts) {
        return Ratio.limited(quantity, point(volts));
    }

    private double point(double volts) {
        return lowValue + (signal(volts) - low) * (highValue - lowValue) / (high - low);
    }

    private double signal(double volts) {
        return isLoop() ? volts / ohms * 1000 : volts;
    }

    private boolean isLoop() {
        return ohms > 0;
    }

    private static double rounded(double number, double parts) {
        return Math.round(number * parts) / parts;
    }
}
