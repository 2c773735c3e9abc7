// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kura.chip.Ratio;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * One input of the chip and what its volts stand for: a straight line through two points.
 *
 * @param number 0 to 7
 * @param ohms of the shunt of a 4–20 mA loop; 0 if there is no loop
 * @param lowVolts where the quantity is {@code low}
 * @param highVolts where the quantity is {@code high}
 */
record Input(int number, double ohms, double lowVolts, double highVolts, Quantity quantity, double low, double high) {

    /** What a text of inputs must be like. */
    static final String ALLOWED = "inputs from 0 to 7, each once, with semicolons between;"
            + " each alone or like '1 0.5 1 temperature 0 50' or '2 loop 150 pressure 0 1000000'";

    /** Of a loop: with less its wire is broken, with more its transmitter tells that it failed (NAMUR NE 43). */
    private static final double LEAST_MILLIAMPERES = 3.6;

    private static final double MOST_MILLIAMPERES = 21;

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
            return new Input(number, 0, 0, 1, Quantity.VOLTAGE, 0, 1);
        }
        var quantity = Quantity.valueOf(words[3].toUpperCase(Locale.ROOT).replace('-', '_'));
        double ohms = words[1].equals("loop") ? value(words[2]) : 0;
        double lowVolts = ohms == 0 ? value(words[1]) : 0.004 * ohms;
        double highVolts = ohms == 0 ? value(words[2]) : 0.02 * ohms;
        if (ohms < 0 || lowVolts < 0 || highVolts <= lowVolts) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new Input(number, ohms, lowVolts, highVolts, quantity, value(words[4]), value(words[5]));
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

    /** What the chip must be able to measure at least. */
    double mostVolts() {
        return MOST_MILLIAMPERES * ohms / 1000;
    }

    /** What so many volts stand for. */
    Measurement at(double volts) throws SensorException {
        if (ohms > 0) {
            checkLoop(volts / ohms * 1000);
        }
        double value = low + (volts - lowVolts) / (highVolts - lowVolts) * (high - low);
        if (!Ratio.isPossible(quantity, value)) {
            throw implausible(
                    quantity.metric() + " of " + Math.round(value * 1000) / 1000.0 + " cannot be, check its scale");
        }
        return new Measurement(quantity, label(), Ratio.limited(quantity, value));
    }

    private void checkLoop(double milliamperes) throws SensorException {
        String shown = Math.round(milliamperes * 100) / 100.0 + " mA, ";
        if (milliamperes < LEAST_MILLIAMPERES) {
            throw implausible(shown + "the wire is broken or the transmitter has no power");
        }
        if (milliamperes > MOST_MILLIAMPERES) {
            throw implausible(shown + "the loop is shorted or the transmitter failed");
        }
    }

    private SensorException implausible(String seen) {
        return new SensorException(Cause.IMPLAUSIBLE, label() + ": " + seen);
    }
}
