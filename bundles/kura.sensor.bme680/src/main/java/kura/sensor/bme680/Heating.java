// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

/**
 * How the gas sensor is heated for a reading.
 *
 * @param celsius of the hot plate, at most 400; 0 if it stays cold: gas is not measured then
 * @param millis how long, at most 4000
 */
record Heating(int celsius, int millis) {

    static final Heating USUAL = new Heating(320, 150);

    boolean isOff() {
        return celsius == 0;
    }

    /** How long a reading takes because of it, in ms. */
    int takes() {
        return isOff() ? 0 : millis;
    }
}
