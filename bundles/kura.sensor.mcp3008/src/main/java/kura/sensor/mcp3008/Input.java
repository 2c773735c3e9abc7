// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kura.chip.Scale;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * One input of the chip and what its volts stand for.
 *
 * @param number 0 to 7
 * @param scale what makes a value of the voltage
 */
record Input(int number, Scale scale) {

    /** What a text of inputs must be like. */
    static final String ALLOWED = "inputs from 0 to 7, each once, with semicolons between;"
            + " each alone or like '1 0.5 1 temperature 0 50' or '2 loop 150 pressure 0 1000000'";

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
            return new Input(number, Scale.ofVoltage(Quantity.VOLTAGE, 0, 1, 0, 1));
        }
        var quantity = Quantity.valueOf(words[3].toUpperCase(Locale.ROOT).replace('-', '_'));
        boolean loop = words[1].equals("loop");
        double first = loop ? 0 : value(words[1]); // of a loop the second one are the ohms
        double second = value(words[2]);
        if (first < 0 || second <= first) {
            throw new IllegalArgumentException(ALLOWED);
        }
        double low = value(words[4]);
        double high = value(words[5]);
        return new Input(
                number,
                loop ? Scale.ofLoop(quantity, second, low, high) : Scale.ofVoltage(quantity, first, second, low, high));
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

    /**
     * What so many volts stand for.
     *
     * @throws SensorException if they cannot be
     */
    Measurement at(double volts) throws SensorException {
        String fault = scale.fault(volts);
        if (!fault.isEmpty()) {
            throw new SensorException(Cause.IMPLAUSIBLE, label() + ": " + fault);
        }
        return new Measurement(scale.quantity(), label(), scale.value(volts));
    }
}
