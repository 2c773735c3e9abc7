// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows of the third input: as {@link Input1Form}. */
interface Input3Form {

    @AttributeDefinition(
            name = "Input 3: terminals",
            description = Texts.TERMINALS,
            options = {
                @Option(label = "Not used", value = "none"),
                @Option(label = "A0", value = "a0"),
                @Option(label = "A1", value = "a1"),
                @Option(label = "A2", value = "a2"),
                @Option(label = "A3", value = "a3"),
                @Option(label = "A0 against A1", value = "a0-a1"),
                @Option(label = "A0 against A3", value = "a0-a3"),
                @Option(label = "A1 against A3", value = "a1-a3"),
                @Option(label = "A2 against A3", value = "a2-a3")
            },
            defaultValue = "a2")
    String input3_terminals();

    @AttributeDefinition(
            name = "Input 3: range",
            description = Texts.RANGE,
            options = {
                @Option(label = "6.144 V", value = "6.144"),
                @Option(label = "4.096 V", value = "4.096"),
                @Option(label = "2.048 V", value = "2.048"),
                @Option(label = "1.024 V", value = "1.024"),
                @Option(label = "0.512 V", value = "0.512"),
                @Option(label = "0.256 V", value = "0.256")
            },
            defaultValue = "4.096")
    double input3_range();

    @AttributeDefinition(
            name = "Input 3: quantity",
            description = Texts.QUANTITY,
            options = {
                @Option(label = "Voltage (V)", value = "voltage"),
                @Option(label = "Current (A)", value = "current"),
                @Option(label = "Power (W)", value = "power"),
                @Option(label = "Energy (J)", value = "energy"),
                @Option(label = "Resistance (Ω)", value = "resistance"),
                @Option(label = "Resistance of a gas sensor (Ω)", value = "gas-resistance"),
                @Option(label = "Temperature (°C)", value = "temperature"),
                @Option(label = "Relative humidity (0 to 1)", value = "relative-humidity"),
                @Option(label = "Pressure (Pa)", value = "pressure"),
                @Option(label = "Carbon dioxide (ppm)", value = "carbon-dioxide"),
                @Option(label = "Illuminance (lx)", value = "illuminance"),
                @Option(label = "Soil moisture (a number)", value = "soil-moisture"),
                @Option(label = "Level (0 to 1)", value = "level"),
                @Option(label = "Distance (m)", value = "distance"),
                @Option(label = "Flow (m³/s)", value = "flow"),
                @Option(label = "Rotation (1/min)", value = "rotation")
            },
            defaultValue = "voltage")
    String input3_quantity();

    @AttributeDefinition(
            name = "Input 3: signal",
            description = Texts.SIGNAL,
            options = {@Option(label = "Voltage", value = "voltage"), @Option(label = "4-20 mA", value = "current-loop")
            },
            defaultValue = "voltage")
    String input3_signal();

    @AttributeDefinition(
            name = "Input 3: shunt (Ω)",
            description = Texts.SHUNT,
            min = "1",
            max = "1000",
            defaultValue = "150")
    double input3_shunt();

    @AttributeDefinition(
            name = "Input 3: low end (V)",
            description = Texts.LOW_VOLTS,
            min = "-6.144",
            max = "6.144",
            defaultValue = "0")
    double input3_low_volts();

    @AttributeDefinition(name = "Input 3: value at the low end", description = Texts.LOW_VALUE, defaultValue = "0")
    double input3_low_value();

    @AttributeDefinition(
            name = "Input 3: high end (V)",
            description = Texts.HIGH_VOLTS,
            min = "-6.144",
            max = "6.144",
            defaultValue = "1")
    double input3_high_volts();

    @AttributeDefinition(name = "Input 3: value at the high end", description = Texts.HIGH_VALUE, defaultValue = "1")
    double input3_high_value();
}
