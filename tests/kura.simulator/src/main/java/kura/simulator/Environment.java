// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/** The world around simulated chips, in base units (°C, 0 to 1, Pa, Ω): drifts smoothly, unless a test holds it. */
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

    private static Drift drift(Quantity quantity) {
        return switch (quantity) {
            case TEMPERATURE -> new Drift(23, 4);
            case RELATIVE_HUMIDITY -> new Drift(0.45, 0.15);
            case PRESSURE -> new Drift(101_325, 1_200);
            case GAS_RESISTANCE -> new Drift(120_000, 60_000);
            case CARBON_DIOXIDE -> new Drift(800, 300);
            case ILLUMINANCE -> new Drift(500, 300);
            case VOLTAGE -> new Drift(3, 0.3);
            case CURRENT -> new Drift(0.8, 0.4);
            case POWER -> new Drift(2.4, 1);
            case ENERGY -> new Drift(1e6, 1e3);
            case RESISTANCE -> new Drift(109, 2);
            case SOIL_MOISTURE -> new Drift(900, 300);
            case LEVEL -> new Drift(0.6, 0.2);
            case DISTANCE -> new Drift(1.5, 0.5);
            case FLOW -> new Drift(0.002, 0.001);
            case ROTATION -> new Drift(1500, 300);
        };
    }

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
        return fixed != null ? fixed : drift(quantity).at(seconds);
    }

    /** Holds a quantity at a value from now on. */
    public void hold(Quantity quantity, double value) {
        held.put(quantity, value);
    }
}
