// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

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
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Puts a {@link Si7021} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Si7021Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Si7021Component.Form.class, factory = true)
public final class Si7021Component extends ChipComponent {

    static final String PID = "kura.sensor.si7021";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "Si7021 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description =
                    "Si7021, Si7020, Si7013, HTU21D, SHT20, SHT21 or SHT25 on an I²C bus: temperature and relative "
                            + "humidity. The address of these chips is always 64 (0x40).")
    interface Form extends I2cForm, TemperatureForm, HumidityForm {}

    public Si7021Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x40, 0x40, 0x40, Si7021::new);
    }
}
