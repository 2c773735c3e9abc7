// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import kura.chip.ChipComponent;
import kura.chip.HumidityForm;
import kura.chip.I2cForm;
import kura.chip.PressureForm;
import kura.chip.Socket;
import kura.chip.TemperatureForm;
import kura.sensor.Sensor;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Puts a {@link Bme680} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Bme680Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Bme680Component.Form.class, factory = true)
public final class Bme680Component extends ChipComponent {

    static final String PID = "kura.sensor.bme680";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "BME680 sensor",
            description = "Bosch BME680 or BME688 on an I²C bus: temperature, relative humidity, air pressure, and the "
                    + "resistance of the gas sensor. The gas sensor is heated for each reading: read more often than "
                    + "every 3 s, the chip gets warm, temperature reads too high and humidity too low.")
    interface Form extends I2cForm, TemperatureForm, HumidityForm, PressureForm {
        @AttributeDefinition(
                name = "Address",
                description = "118 or 119: 118 is 0x76, 119 is 0x77. Most boards have 119 unless a bridge is closed.",
                min = "118",
                max = "119",
                defaultValue = "119")
        int address();
    }

    public Bme680Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x77, 0x76, 0x77, Bme680::new);
    }
}
