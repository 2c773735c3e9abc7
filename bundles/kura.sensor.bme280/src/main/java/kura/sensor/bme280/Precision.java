// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

/**
 * How quiet a reading is.
 *
 * @param oversampling how often each quantity is converted for a reading: 1, 2, 4, 8 or 16
 * @param filter over how many readings temperature and pressure are smoothed: 1 for none, 2, 4, 8 or 16
 */
record Precision(int oversampling, int filter) {

    static final Precision USUAL = new Precision(4, 1);

    /** The bits osrs_x of a register. */
    int osrs() {
        return Integer.numberOfTrailingZeros(oversampling) + 1;
    }

    /** The register config. */
    int config() {
        return Integer.numberOfTrailingZeros(filter) << 2;
    }

    /** How long a reading takes at most, in ms. */
    int takes(boolean humidity) {
        int quantities = humidity ? 3 : 2;
        int micros = 1250 + 2300 * oversampling * quantities + 575 * (quantities - 1);
        return (micros + 999) / 1000;
    }
}
