// SPDX-License-Identifier: EPL-2.0
package kura.sensor;

/**
 * What can be measured. Each has one base unit and no other: °C, Pa, Ω, lx, V, A, W, and 0 to 1 for every ratio.
 *
 * <p>The plain name and factor are what {@code prometheus_express} published, for dashboards that were made with it.
 */
public enum Quantity {
    /** °C. */
    TEMPERATURE("temperature", "celsius", "Temperature.", "temperature", 1),
    /** Water vapour in the air, 0 to 1 of what it can hold. */
    RELATIVE_HUMIDITY("relative_humidity", "ratio", "Relative humidity, 0 to 1.", "humidity", 100),
    /** Pa. */
    PRESSURE("pressure", "pascals", "Air pressure.", "pressure", 0.01),
    /** Ω of a metal-oxide gas sensor: falls with reducing gases. */
    GAS_RESISTANCE("gas_resistance", "ohms", "Resistance of the gas sensor; falls with gases in the air.", "gas", 1);

    private final String base;
    private final String unit;
    private final String help;
    private final String plainName;
    private final double plainFactor;

    Quantity(String base, String unit, String help, String plainName, double plainFactor) {
        this.base = base;
        this.unit = unit;
        this.help = help;
        this.plainName = plainName;
        this.plainFactor = plainFactor;
    }

    /** The Prometheus base unit, the last part of {@link #metric()}. */
    public String unit() {
        return unit;
    }

    /** The metric's name without a namespace, for example {@code temperature_celsius}. */
    public String metric() {
        return base + "_" + unit;
    }

    /** One sentence for people. */
    public String help() {
        return help;
    }

    /** The name under which {@code prometheus_express} published it, for example {@code humidity}. */
    public String plainName() {
        return plainName;
    }

    /** What turns a value into the unit of {@link #plainName()}: 100 for percent, 0.01 for hPa. */
    public double plainFactor() {
        return plainFactor;
    }
}
