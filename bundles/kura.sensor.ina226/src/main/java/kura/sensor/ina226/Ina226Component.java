// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina226;

import kura.chip.ChipComponent;
import kura.chip.I2cForm;
import kura.chip.Socket;
import kura.chip.SupplyForm;
import kura.sensor.Sensor;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Puts a {@link Ina226} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Ina226Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Ina226Component.Form.class, factory = true)
public final class Ina226Component extends ChipComponent {

    static final String PID = "kura.sensor.ina226";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "INA226 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "TI INA226 on an I²C bus: voltage of a supply from 0 to 36 V, current either way through a "
                    + "shunt, and power, which is negative if the current is.")
    interface Form extends I2cForm, SupplyForm {
        @AttributeDefinition(
                name = "Address",
                description = "64 to 79: 64 is 0x40, as most boards have it; 79 is 0x4F.",
                min = "64",
                max = "79",
                defaultValue = "64")
        int address();

        @AttributeDefinition(
                name = "Shunt (Ω)",
                description =
                        "The resistance between the two terminals, 0.00001 to 1000. Printed on it: R100 is 0.1, R010 is 0.01. "
                                + "At most 0.0819 V can be measured: 8.19 A at 0.01 Ω. More is reported as a failure.",
                min = "0.00001",
                max = "1000",
                defaultValue = "0.01")
        double shunt();

        @AttributeDefinition(
                name = "Samples",
                description = "How many samples make a value: 1 takes 3 ms, 64 take 155 ms and smooth a load that "
                        + "switches.",
                options = {
                    @Option(label = "1", value = "1"),
                    @Option(label = "4", value = "4"),
                    @Option(label = "16", value = "16"),
                    @Option(label = "64", value = "64"),
                    @Option(label = "128", value = "128"),
                    @Option(label = "256", value = "256")
                },
                defaultValue = "64")
        int samples();
    }

    public Ina226Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        double ohms = settings.number("shunt", 0.01, 0.00001, 1000);
        int samples = settings.integer("samples", 64, 1, 256);
        if (!Ina226.SAMPLES.contains(samples)) {
            settings.refuse("setting samples is %d, allowed is one of %s".formatted(samples, Ina226.SAMPLES));
        }
        return i2c(settings, 0x40, 0x40, 0x4F, (bus, address) -> new Ina226(bus, address, ohms, samples));
    }
}
