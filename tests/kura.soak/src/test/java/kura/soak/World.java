// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.simulator.Environment;

/** All that there is to measure at one reading: never 0, nor what it was. */
final class World {

    private final Map<Quantity, Double> truth = new EnumMap<>(Quantity.class);

    /** Another world in the place of the one that was. */
    World(Environment environment, Random random) {
        between(-20, 60, Quantity.TEMPERATURE, random);
        between(0.1, 0.9, Quantity.RELATIVE_HUMIDITY, random);
        between(90_000, 105_000, Quantity.PRESSURE, random);
        between(20_000, 400_000, Quantity.GAS_RESISTANCE, random);
        between(400, 5000, Quantity.CARBON_DIOXIDE, random);
        between(20, 50_000, Quantity.ILLUMINANCE, random);
        between(0.5, 3.2, Quantity.VOLTAGE, random);
        between(0.1, 0.9, Quantity.CURRENT, random);
        between(200, 2000, Quantity.SOIL_MOISTURE, random);
        truth.forEach(environment::hold);
    }

    private void between(double least, double most, Quantity quantity, Random random) {
        truth.put(quantity, least + (most - least) * random.nextDouble());
    }

    /** What is wrong with a measured value; empty if it is true. */
    String objection(String chip, Measurement measured) {
        double truth = truth(measured);
        boolean near =
                Math.abs(measured.value() - truth) <= tolerance(chip, measured.quantity()) * scale(measured, truth);
        return near ? "" : chip + " says " + measured + ", but it is " + truth;
    }

    private double truth(Measurement measured) {
        double celsius = truth.get(Quantity.TEMPERATURE);
        double volts = truth.get(Quantity.VOLTAGE);
        String input = measured.input();
        return switch (measured.quantity()) {
            case TEMPERATURE -> input.equals("cold_junction") ? celsius + 2 : celsius; // the chip warms itself
            case VOLTAGE -> input.isEmpty() ? volts : volts / (1 + Integer.parseInt(input.replaceFirst("^\\D+", "")));
            case POWER -> volts * truth.get(Quantity.CURRENT);
            case RESISTANCE -> ohms(celsius);
            default -> truth.get(measured.quantity());
        };
    }

    /** Half a step of the chip, and what its arithmetic loses on the way. */
    private static double tolerance(String chip, Quantity quantity) {
        return switch (quantity) {
            case TEMPERATURE -> chip.equals("lm75") ? 0.251 : chip.equals("max31855") ? 0.126 : 0.05;
            case RELATIVE_HUMIDITY -> 0.01;
            case PRESSURE -> 20;
            case GAS_RESISTANCE -> 0.02;
            case CARBON_DIOXIDE, SOIL_MOISTURE -> 0.51;
            case ILLUMINANCE -> 0.5;
            case VOLTAGE -> 0.0033; // a MCP3008 rounds down
            case CURRENT -> 0.0003;
            case POWER -> 0.002;
            case RESISTANCE -> 0.02;
            default -> 0;
        };
    }

    /** The steps of a gas sensor are a share of what it measures. */
    private static double scale(Measurement measured, double truth) {
        return measured.quantity() == Quantity.GAS_RESISTANCE ? truth : 1;
    }

    /** Of a PT100, IEC 60751. */
    private static double ohms(double celsius) {
        double below = celsius < 0 ? -4.183e-12 * (celsius - 100) * Math.pow(celsius, 3) : 0;
        return 100 * (1 + 3.9083e-3 * celsius - 5.775e-7 * celsius * celsius + below);
    }
}
