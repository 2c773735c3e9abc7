// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

/**
 * What makes a value of the voltage at a terminal: a line through two points.
 *
 * @param loop whether the voltage is that of a 4–20 mA loop, across a shunt
 * @param ohms of that shunt; else not used
 * @param low one point: V, or mA in a loop
 * @param high the other
 * @param lowValue the value at the one, in the base unit of its quantity
 * @param highValue the value at the other
 */
record Scale(boolean loop, double ohms, double low, double high, double lowValue, double highValue) {

    /** Of a loop: with less its wire is broken, with more its transmitter tells that it failed (NAMUR NE 43). */
    private static final double LEAST_MILLIAMPERES = 3.6;

    private static final double MOST_MILLIAMPERES = 21;

    static Scale ofVoltage(double low, double high, double lowValue, double highValue) {
        return new Scale(false, 1, low, high, lowValue, highValue);
    }

    static Scale ofLoop(double ohms, double lowValue, double highValue) {
        return new Scale(true, ohms, 4, 20, lowValue, highValue);
    }

    /** What the chip must be able to measure at least. */
    double mostVolts() {
        return loop ? MOST_MILLIAMPERES * ohms / 1000 : 0;
    }

    /** What is wrong with a voltage, or nothing. */
    String fault(double volts) {
        double signal = signal(volts);
        String shown = Math.round(signal * 100) / 100.0 + " mA";
        if (loop && signal < LEAST_MILLIAMPERES) {
            return shown + ", the wire is broken or the transmitter has no power";
        }
        return loop && signal > MOST_MILLIAMPERES ? shown + ", the loop is shorted or the transmitter failed" : "";
    }

    /** The value. */
    double value(double volts) {
        return lowValue + (signal(volts) - low) * (highValue - lowValue) / (high - low);
    }

    private double signal(double volts) {
        return loop ? volts / ohms * 1000 : volts;
    }
}
