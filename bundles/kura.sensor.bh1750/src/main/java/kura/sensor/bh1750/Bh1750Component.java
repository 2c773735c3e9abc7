// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bh1750;

import kura.chip.ChipComponent;
import kura.chip.I2cForm;
import kura.chip.Socket;
import kura.sensor.Sensor;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Puts a {@link Bh1750} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Bh1750Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Bh1750Component.Form.class, factory = true)
public final class Bh1750Component extends ChipComponent {

    static final String PID = "kura.sensor.bh1750";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "BH1750 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "BH1750 on an I²C bus: illuminance. It has no id: whatever acknowledges at its address is "
                    + "taken for it.")
    interface Form extends I2cForm {
        @AttributeDefinition(
                name = "Address",
                description = "35 or 92: 35 is 0x23, 92 is 0x5C. Most boards have 35 unless the pin ADDR is high.",
                min = "35",
                max = "92",
                defaultValue = "35")
        int address();

        @AttributeDefinition(
                name = "Sensitivity",
                description = "31 to 254. 69 measures up to 54600 lx in steps of 0.8, in 180 ms; 31 up to 121500 lx, "
                        + "which is full sun; 254 up to 14800 lx in steps of 0.2, in 663 ms.",
                min = "31",
                max = "254",
                defaultValue = "69")
        int sensitivity();

        @AttributeDefinition(
                name = "Illuminance: factor",
                description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
                defaultValue = "1")
        double illuminance_scale();

        @AttributeDefinition(
                name = "Illuminance: offset (lx)",
                description = "What is added after that, to correct it; for example -2. 0 leaves it as it is.",
                defaultValue = "0")
        double illuminance_offset();
    }

    public Bh1750Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        int address = settings.integer("address", 0x23, 0x23, 0x5C);
        if (address != 0x23 && address != 0x5C) {
            settings.refuse("setting address is '" + address + "', allowed is 35 or 92");
        }
        int sensitivity = settings.integer("sensitivity", Bh1750.USUAL, 31, 254);
        return i2c(settings, 0x23, 0x23, 0x5C, (bus, at) -> new Bh1750(bus, at, sensitivity));
    }
}
