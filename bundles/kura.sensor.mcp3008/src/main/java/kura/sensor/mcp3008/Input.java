// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * One input of the chip and what its volts stand for: a straight line through two points.
 *
 * @param number 0 to 7
 * @param lowVolts where the quantity is {@code low}; above 0, less means that a loop is broken
 * @param highVolts where the quantity is {@code high}
 */
record Input(int number, double lowVolts, double highVolts, Quantity quantity, double low, double high) {

    /** What a text of inputs must be like. */
    static final String ALLOWED = "inputs from 0 to 7, each once, with semicolons between;"
            + " each alone or like '2 0.66 3.3 pressure 0 1000000'";

    private static final double BROKEN = 0.9; // 3.6 of 4 mA, and 21 of 20: NAMUR NE 43
    private static final double TOO_MUCH = 1.05;

    /** Whether {@link #all} understands it. */
    static boolean areAll(String text) {
        try {
            var numbers = all(text).stream().map(Input::number).distinct();
            return numbers.count() == text.split(";", -1).length;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if the text is not as {@link #ALLOWED} says */
    static List<Input> all(String text) {
        var inputs = new ArrayList<Input>();
        for (String part : text.split(";", -1)) {
            inputs.add(one(part.strip().split("\\s+")));
        }
        return List.copyOf(inputs);
    }

    private static Input one(String[] words) {
        if (!words[0].matches("[0-7]") || words.length != 1 && words.length != 6) {
            throw new IllegalArgumentException(ALLOWED);
        }
        int number = Integer.parseInt(words[0]);
        if (words.length == 1) {
            return new Input(number, 0, 1, Quantity.VOLTAGE, 0, 1);
        }
        var quantity = Quantity.valueOf(words[3].toUpperCase(Locale.ROOT).replace('-', '_'));
        var scaled = new Input(number, value(words[1]), value(words[2]), quantity, value(words[4]), value(words[5]));
        if (scaled.lowVolts < 0 || scaled.highVolts <= scaled.lowVolts) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return scaled;
    }

    private static double value(String word) {
        double value = Double.parseDouble(word);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return value;
    }

    /** The value of the label {@code input}. */
    String label() {
        return "ch" + number;
    }

    /** What so many volts stand for. */
    Measurement at(double volts) throws SensorException {
        if (lowVolts > 0 && volts < BROKEN * lowVolts) {
            throw new SensorException(Cause.IMPLAUSIBLE, "%s has %.3f V: its loop is broken".formatted(label(), volts));
        }
        if (lowVolts > 0 && volts > TOO_MUCH * highVolts) {
            throw new SensorException(Cause.IMPLAUSIBLE, "%s has %.3f V: too much".formatted(label(), volts));
        }
        double value = low + (volts - lowVolts) / (highVolts - lowVolts) * (high - low);
        return new Measurement(quantity, label(), value);
    }
}
