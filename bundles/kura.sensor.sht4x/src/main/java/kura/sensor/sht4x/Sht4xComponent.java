// SPDX-License-Identifier: EPL-2.0
package kura.sensor.sht4x;

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

/** Puts a {@link Sht4x} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Sht4xComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Sht4xComponent.Form.class, factory = true)
public final class Sht4xComponent extends ChipComponent {

    static final String PID = "kura.sensor.sht4x";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "SHT4x sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "Sensirion SHT40, SHT41, SHT43 or SHT45 on an I²C bus: temperature and relative humidity.")
    interface Form extends I2cForm, TemperatureForm, HumidityForm {
        @AttributeDefinition(
                name = "Address",
                description =
                        "68 to 70: 68 is 0x44, 69 is 0x45, 70 is 0x46. It is a part of the name of the chip: AD is 68, BD 69, CD 70.",
                min = "68",
                max = "70",
                defaultValue = "68")
        int address();
    }

    public Sht4xComponent() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x44, 0x44, 0x46, Sht4x::new);
    }
}
