// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina219;

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

/** Puts a {@link Ina219} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Ina219Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Ina219Component.Form.class, factory = true)
public final class Ina219Component extends ChipComponent {

    static final String PID = "kura.sensor.ina219";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "INA219 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "TI INA219 on an I²C bus: voltage of a supply from 0 to 26 V, current either way through a "
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
                description = "The resistance between the two terminals, 0.00001 to 1000. Printed on it: R100 is 0.1.",
                min = "0.00001",
                max = "1000",
                defaultValue = "0.1")
        double shunt();

        @AttributeDefinition(
                name = "Largest current (A)",
                description =
                        "The most that has to be measured, either way, 0.000001 to 10000; the smaller, the less noise. Times the "
                                + "shunt's resistance it makes 0.32 V at most. A current beyond the range is reported as a "
                                + "failure.",
                min = "0.000001",
                max = "10000",
                defaultValue = "3.2")
        double current_most();

        @AttributeDefinition(
                name = "Samples",
                description = "How many samples make a value: 1 takes 1 ms, 128 take 150 ms and smooth a load that "
                        + "switches.",
                options = {
                    @Option(label = "1", value = "1"),
                    @Option(label = "2", value = "2"),
                    @Option(label = "4", value = "4"),
                    @Option(label = "8", value = "8"),
                    @Option(label = "16", value = "16"),
                    @Option(label = "32", value = "32"),
                    @Option(label = "64", value = "64"),
                    @Option(label = "128", value = "128")
                },
                defaultValue = "128")
        int samples();
    }

    public Ina219Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        double ohms = settings.number("shunt", 0.1, 0.00001, 1000);
        double amperes = settings.number("current.most", 3.2, 0.000001, 10_000);
        var range = Range.of(ohms, amperes);
        if (!range.fits()) {
            settings.refuse("setting current.most is %s A, which makes more than 0.32 V at the shunt of %s Ω"
                    .formatted(amperes, ohms));
        }
        int samples = settings.integer("samples", 128, 1, 128);
        if (Integer.bitCount(samples) != 1) {
            settings.refuse("setting samples is %d, allowed is 1, 2, 4, 8, 16, 32, 64 or 128".formatted(samples));
        }
        return i2c(settings, 0x40, 0x40, 0x4F, (bus, address) -> new Ina219(bus, address, range, samples));
    }
}
