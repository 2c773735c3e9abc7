// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import java.util.List;
import java.util.Locale;
import kura.chip.Scale;
import kura.sensor.Quantity;
import kura.settings.Settings;

/**
 * What one input measures, and how.
 *
 * @param terminals between which the voltage is
 * @param range index of {@link #RANGES}
 * @param scale what makes a value of the voltage
 */
record Input(Terminals terminals, int range, Scale scale) {

    /** Largest voltages, both ways, in the order of the chip's amplifier. */
    static final List<Double> RANGES = List.of(6.144, 4.096, 2.048, 1.024, 0.512, 0.256);

    /** What the setting {@code signal} says. */
    private enum Signal {
        VOLTAGE,
        CURRENT_LOOP
    }

    private static final double MOST = 1e12;

    /** Reads the settings of one input, which begin with {@code input1} to {@code input4}. */
    static Input of(Settings settings, int number) {
        String key = "input" + number + ".";
        var terminals = settings.choice(key + "terminals", Terminals.valueOf("A" + (number - 1)));
        double range = settings.number(key + "range", 4.096, 0.256, 6.144);
        var scale = scale(settings, key);
        if (!RANGES.contains(range)) {
            settings.refuse("setting %srange is %s, allowed is one of %s".formatted(key, range, RANGES));
        } else if (scale.mostVolts() > range) {
            settings.refuse(String.format(
                    Locale.ROOT,
                    "setting %sshunt is %s, which makes %.3f V of 21 mA; setting %srange allows %s V",
                    key,
                    scale.ohms(),
                    scale.mostVolts(),
                    key,
                    range));
        }
        return new Input(terminals, RANGES.indexOf(range), scale);
    }

    private static Scale scale(Settings settings, String key) {
        var quantity = settings.choice(key + "quantity", Quantity.VOLTAGE);
        double lowValue = settings.number(key + "low.value", 0, -MOST, MOST);
        double highValue = settings.number(key + "high.value", 1, -MOST, MOST);
        double ohms = settings.number(key + "shunt", 150, 1, 1000);
        double low = settings.number(key + "low.volts", 0, -6.144, 6.144);
        double high = settings.number(key + "high.volts", 1, -6.144, 6.144);
        if (low == high) {
            settings.refuse("settings %slow.volts and %shigh.volts are the same".formatted(key, key));
        }
        return settings.choice(key + "signal", Signal.VOLTAGE) == Signal.CURRENT_LOOP
                ? Scale.ofLoop(quantity, ohms, lowValue, highValue)
                : Scale.ofVoltage(quantity, low, high, lowValue, highValue);
    }

    /** V of a conversion's 16 bits. */
    double volts(int code) {
        return (short) code * volts() / 32768;
    }

    /** The largest voltage, both ways. */
    double volts() {
        return RANGES.get(range);
    }
}
