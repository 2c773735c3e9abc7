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
    PRESSURE("pressure", "pascals", "Air pressure in pascals.", "pressure", 0.01),
    /** Ω of a metal-oxide gas sensor: falls with reducing gases. */
    GAS_RESISTANCE("gas_resistance", "ohms", "Resistance of the gas sensor; falls with gases in the air.", "gas", 1),
    /** Parts per million of the air's volume: Prometheus' own unit would be 0.00042, which nobody reads. */
    CARBON_DIOXIDE("carbon_dioxide", "ppm", "Carbon dioxide, parts per million of volume.", "co2", 1),
    /** lx. */
    ILLUMINANCE("illuminance", "lux", "Illuminance.", "light", 1),
    /** V. */
    VOLTAGE("voltage", "volts", "Voltage.", "voltage", 1),
    /** A. */
    CURRENT("current", "amperes", "Current.", "current", 1),
    /** W. */
    POWER("power", "watts", "Power.", "power", 1),
    /** J, since the sensor was started. */
    ENERGY("energy", "joules", "Energy.", "energy", 1),
    /** Ω of anything but a gas sensor. */
    RESISTANCE("resistance", "ohms", "Resistance.", "resistance", 1),
    /** What a capacitive soil sensor counts, about 200 in dry soil and 2000 in wet: a unit that nobody can convert. */
    SOIL_MOISTURE(
            "soil_moisture",
            "raw",
            "Moisture of the soil as its sensor counts it, about 200 dry, 2000 wet.",
            "moisture",
            1),
    /** 0 to 1 of a tank, a valve, a scale. */
    LEVEL("level", "ratio", "Level, 0 to 1.", "level", 100),
    /** m. */
    DISTANCE("distance", "meters", "Distance.", "distance", 1),
    /** m³/s. */
    FLOW("flow", "cubic_meters_per_second", "Volume flow.", "flow", 1),
    /** Revolutions per minute, as fans are known by. */
    ROTATION("rotation", "rpm", "Revolutions per minute.", "rpm", 1);

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
