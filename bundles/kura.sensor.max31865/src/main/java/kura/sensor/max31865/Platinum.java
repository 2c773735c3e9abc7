// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31865;

/**
 * A platinum resistor by IEC 60751, from −200 to 850 °C: the equation of Callendar and Van Dusen, and its inverse without
 * the approximations of datasheets.
 */
enum Platinum {
    PT100(100),
    PT1000(1000);

    static final double LEAST_CELSIUS = -200;
    static final double MOST_CELSIUS = 850;

    private static final double A = 3.9083e-3;
    private static final double B = -5.775e-7;
    private static final double C = -4.183e-12; // below 0 °C only

    private final double ohms;

    Platinum(double ohms) {
        this.ohms = ohms;
    }

    /** At 0 °C. */
    double ohms() {
        return ohms;
    }

    /** °C of so many Ω; finite, and out of range where these are. */
    double celsius(double resistance) {
        double ratio = resistance / ohms;
        double celsius = (-A + Math.sqrt(Math.max(0, A * A - 4 * B * (1 - ratio)))) / (2 * B);
        if (ratio >= 1) {
            return celsius;
        }
        for (int step = 0; step < 5; step++) { // Newton's: four are exact to the last bits
            celsius -= (ratio(celsius) - ratio) / slope(celsius);
        }
        return celsius;
    }

    /** Of the resistance at so many °C below zero to that at 0 °C. */
    private static double ratio(double t) {
        return 1 + t * (A + t * (B + t * C * (t - 100)));
    }

    private static double slope(double t) {
        return A + t * (2 * B + t * C * (4 * t - 300));
    }
}
