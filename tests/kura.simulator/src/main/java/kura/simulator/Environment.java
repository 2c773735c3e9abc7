// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/** The air around simulated chips, in base units (°C, 0 to 1, Pa, Ω): drifts smoothly, unless a test holds it. */
public final class Environment {

    /** The long ones make the curve, the short ones keep neighbouring samples apart. */
    private static final double[] PERIODS_SECONDS = {1260, 420, 97, 31};

    private record Drift(double mean, double swing) {

        double at(double seconds) {
            double sum = 0;
            double weight = 0.5;
            for (double period : PERIODS_SECONDS) {
                sum += weight * Math.sin(2 * Math.PI * seconds / period);
                weight /= 2;
            }
            return mean + swing * sum;
        }
    }

    private final Map<Quantity, Drift> drifts = new EnumMap<>(Map.of(
            Quantity.TEMPERATURE, new Drift(23, 4),
            Quantity.RELATIVE_HUMIDITY, new Drift(0.45, 0.15),
            Quantity.PRESSURE, new Drift(101_325, 1_200),
            Quantity.GAS_RESISTANCE, new Drift(120_000, 60_000)));

    private final Map<Quantity, Double> held = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final long start;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public Environment(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** What it is now. */
    public double value(Quantity quantity) {
        double seconds = (nanoTime.getAsLong() - start) / 1e9;
        Double fixed = held.get(quantity);
        return fixed != null ? fixed : drifts.get(quantity).at(seconds);
    }

    /** Holds a quantity at a value from now on. */
    public void hold(Quantity quantity, double value) {
        held.put(quantity, value);
    }
}
