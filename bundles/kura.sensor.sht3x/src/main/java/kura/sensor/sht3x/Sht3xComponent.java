// SPDX-License-Identifier: EPL-2.0
package kura.sensor.sht3x;

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

/** Puts a {@link Sht3x} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Sht3xComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Sht3xComponent.Form.class, factory = true)
public final class Sht3xComponent extends ChipComponent {

    static final String PID = "kura.sensor.sht3x";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "SHT3x sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "Sensirion SHT30, SHT31 or SHT35 on an I²C bus: temperature and relative humidity.")
    interface Form extends I2cForm, TemperatureForm, HumidityForm {
        @AttributeDefinition(
                name = "Address",
                description = "68 or 69: 68 is 0x44, 69 is 0x45. Most boards have 68 unless a bridge is closed.",
                min = "68",
                max = "69",
                defaultValue = "68")
        int address();
    }

    public Sht3xComponent() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x44, 0x44, 0x45, Sht3x::new);
    }
}
