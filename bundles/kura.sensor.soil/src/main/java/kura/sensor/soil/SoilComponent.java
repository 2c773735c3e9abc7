// SPDX-License-Identifier: EPL-2.0
package kura.sensor.soil;

import kura.chip.ChipComponent;
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

/** Puts a {@link Soil} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = SoilComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = SoilComponent.Form.class, factory = true)
public final class SoilComponent extends ChipComponent {

    static final String PID = "kura.sensor.soil";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "Soil sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "Adafruit STEMMA soil sensor (seesaw) on an I²C bus: moisture of the soil, as the sensor "
                    + "counts it, and temperature, to 2 °C.")
    interface Form extends I2cForm, TemperatureForm {
        @AttributeDefinition(
                name = "Address",
                description = "54 to 57: 54 is 0x36. Boards have 54 unless a bridge is closed.",
                min = "54",
                max = "57",
                defaultValue = "54")
        int address();

        @AttributeDefinition(
                name = "Soil moisture: factor",
                description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
                defaultValue = "1")
        double soil_moisture_scale();

        @AttributeDefinition(
                name = "Soil moisture: offset",
                description = "What is added after that, to correct it; for example -50. 0 leaves it as it is.",
                defaultValue = "0")
        double soil_moisture_offset();
    }

    public SoilComponent() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x36, 0x36, 0x39, Soil::new);
    }
}
