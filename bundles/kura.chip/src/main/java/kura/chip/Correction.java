// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.settings.Settings;

/** What an operator found by comparing with a better instrument: the settings {@code <quantity>.scale} and {@code .offset}. */
final class Correction {

    private static final double MOST = 1e9;
    private static final double ABSOLUTE_ZERO = -273.15;

    private record Line(double scale, double offset) {

        double at(double value) {
            return value * scale + offset;
        }
    }

    private final Map<Quantity, Line> lines = new EnumMap<>(Quantity.class);

    /** Reads the settings of all quantities; most forms show those of a few. */
    Correction(Settings settings) {
        for (Quantity quantity : Quantity.values()) {
            String key = quantity.name().toLowerCase(Locale.ROOT).replace('_', '.');
            double scale = settings.number(key + ".scale", 1, -MOST, MOST);
            double offset = settings.number(key + ".offset", 0, -MOST, MOST);
            if (scale != 1 || offset != 0) {
                lines.put(quantity, new Line(scale, offset));
            }
        }
    }

    /** @throws SensorException if something that comes out of it cannot be; with the rest */
    List<Measurement> of(List<Measurement> measured) throws SensorException {
        if (lines.isEmpty()) {
            return measured;
        }
        List<Measurement> corrected = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Measurement each : measured) {
            Line line = lines.get(each.quantity());
            double value = line == null ? each.value() : line.at(each.value());
            if (line == null) {
                corrected.add(each);
            } else if (isPossible(each.quantity(), value)) {
                corrected.add(new Measurement(each.quantity(), each.input(), Ratio.limited(each.quantity(), value)));
            } else {
                failures.add(each.quantity().metric() + " is corrected to " + value);
            }
        }
        if (!failures.isEmpty()) {
            String seen = String.join("; ", failures) + ", which cannot be: check factor and offset";
            throw new SensorException(Cause.IMPLAUSIBLE, seen, corrected);
        }
        return corrected;
    }

    /** The same failure with what is good nevertheless corrected. */
    SensorException of(SensorException failure) {
        if (lines.isEmpty() || failure.measured().isEmpty()) {
            return failure;
        }
        try {
            return new SensorException(failure.reason(), failure.getMessage(), of(failure.measured()));
        } catch (SensorException e) {
            return new SensorException(failure.reason(), failure.getMessage() + "; " + e.getMessage(), e.measured());
        }
    }

    private static boolean isPossible(Quantity quantity, double value) {
        return Double.isFinite(value)
                && Ratio.isPossible(quantity, value)
                && !(quantity == Quantity.TEMPERATURE && value < ABSOLUTE_ZERO);
    }
}
