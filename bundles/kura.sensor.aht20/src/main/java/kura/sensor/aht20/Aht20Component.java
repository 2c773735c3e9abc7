// SPDX-License-Identifier: EPL-2.0
package kura.sensor.aht20;

import kura.chip.ChipComponent;
import kura.chip.HumidityForm;
import kura.chip.I2cForm;
import kura.chip.Socket;
import kura.chip.TemperatureForm;
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

/** Puts a {@link Aht20} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Aht20Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Aht20Component.Form.class, factory = true)
public final class Aht20Component extends ChipComponent {

    static final String PID = "kura.sensor.aht20";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "AHT20 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description =
                    "Aosong AHT20, AHT21, AHT25, AHT10 or AHT15 on an I²C bus: temperature and relative humidity. "
                            + "The address of these chips is always 56 (0x38).")
    interface Form extends I2cForm, TemperatureForm, HumidityForm {
        @AttributeDefinition(
                name = "Model",
                description = "Which chip it is: the older ones send no checksum and are prepared otherwise.",
                options = {
                    @Option(label = "AHT20, AHT21, AHT25", value = "aht20"),
                    @Option(label = "AHT10, AHT15", value = "aht10")
                },
                defaultValue = "aht20")
        String model();
    }

    public Aht20Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x38, 0x38, 0x38, settings.choice("model", Model.AHT20));
    }
}
