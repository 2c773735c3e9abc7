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
    private static final double BEYOND = 0.1; // a correction that goes farther is a mistake
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

    /** @throws SensorException if what comes out of it cannot be */
    List<Measurement> of(List<Measurement> measured) throws SensorException {
        if (lines.isEmpty()) {
            return measured;
        }
        List<Measurement> corrected = new ArrayList<>();
        for (Measurement each : measured) {
            corrected.add(of(each));
        }
        return corrected;
    }

    /** The same failure with what is good nevertheless corrected. */
    SensorException of(SensorException failure) {
        try {
            return lines.isEmpty() || failure.measured().isEmpty()
                    ? failure
                    : new SensorException(failure.reason(), failure.getMessage(), of(failure.measured()));
        } catch (SensorException e) {
            return e;
        }
    }

    private Measurement of(Measurement raw) throws SensorException {
        Line line = lines.get(raw.quantity());
        return line == null
                ? raw
                : new Measurement(raw.quantity(), raw.input(), possible(raw.quantity(), line.at(raw.value())));
    }

    /** A ratio stays between 0 and 1, where a correction goes a little beyond them. */
    private static double possible(Quantity quantity, double value) throws SensorException {
        boolean ratio = quantity.unit().equals("ratio");
        if (ratio && Math.abs(value - 0.5) > 0.5 + BEYOND
                || quantity == Quantity.TEMPERATURE && value < ABSOLUTE_ZERO
                || !Double.isFinite(value)) {
            throw new SensorException(
                    Cause.IMPLAUSIBLE,
                    quantity.metric() + " is corrected to " + value + ", which cannot be: check factor and offset");
        }
        return ratio ? Math.max(0, Math.min(1, value)) : value;
    }
}
