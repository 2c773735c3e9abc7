// SPDX-License-Identifier: EPL-2.0
package kura.driver.sensor;

import java.util.Locale;
import kura.channel.Answer;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorReadings.Reading;
import kura.settings.Settings;

/**
 * One quantity of one sensor.
 *
 * @param input which of several; empty for the only one
 */
record SensorChannel(String sensor, Quantity quantity, String input) {

    /** Settings {@code sensor}, {@code quantity}, {@code input}. */
    static SensorChannel of(Settings settings) {
        String sensor = settings.text("sensor", "");
        if (sensor.isEmpty()) {
            settings.refuse("setting sensor is empty, allowed is the name of a sensor");
        }
        return new SensorChannel(sensor, settings.choice("quantity", Quantity.TEMPERATURE), settings.text("input", ""));
    }

    /** Its value in a reading of the sensor, or why there is none. */
    Answer in(Reading reading) {
        var fitting = reading.values().stream()
                .filter(each -> each.quantity() == quantity)
                .filter(each -> input.isEmpty() || each.input().equals(input))
                .toList();
        if (fitting.size() == 1) {
            return Answer.of(fitting.get(0).value(), reading.timestamp());
        }
        if (fitting.isEmpty() && !reading.failure().isEmpty()) {
            return Answer.failed(reading.failure());
        }
        var there = (fitting.isEmpty() ? reading.values() : fitting)
                .stream().map(SensorChannel::words).toList();
        return Answer.failed("settings quantity and input are '"
                + word(quantity) + "' and '" + input
                + "', the sensor " + sensor + " has " + String.join(", ", there));
    }

    private static String words(Measurement measurement) {
        String quantity = word(measurement.quantity());
        return measurement.input().isEmpty() ? quantity : quantity + " " + measurement.input();
    }

    /** As the setting has it. */
    static String word(Quantity quantity) {
        return quantity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
