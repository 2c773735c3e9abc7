// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.settings.Settings;

/** What an operator found by comparing with a better instrument: the settings {@code <quantity>.scale} and {@code .offset}. */
final class Correction {

    private static final double MOST = 1e9;

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

    List<Measurement> of(List<Measurement> measured) {
        return lines.isEmpty() ? measured : measured.stream().map(this::of).toList();
    }

    /** The same failure with what is good nevertheless corrected. */
    SensorException of(SensorException failure) {
        return lines.isEmpty() || failure.measured().isEmpty()
                ? failure
                : new SensorException(failure.reason(), failure.getMessage(), of(failure.measured()));
    }

    private Measurement of(Measurement raw) {
        Line line = lines.get(raw.quantity());
        return line == null ? raw : new Measurement(raw.quantity(), raw.input(), line.at(raw.value()));
    }
}
