// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31855;

import kura.chip.ChipComponent;
import kura.chip.Socket;
import kura.chip.SpiForm;
import kura.chip.TemperatureForm;
import kura.sensor.Sensor;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Puts a {@link Max31855} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Max31855Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Max31855Component.Form.class, factory = true)
public final class Max31855Component extends ChipComponent {

    static final String PID = "kura.sensor.max31855";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "MAX31855 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "MAX31855 on an SPI bus: temperature of a thermocouple (input thermocouple) and of the "
                    + "chip itself, where the thermocouple ends (input cold_junction). The type of the "
                    + "thermocouple is that of the chip, most often K. Factor and offset correct both "
                    + "temperatures.")
    interface Form extends SpiForm, TemperatureForm {}

    public Max31855Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return spi(settings, Max31855::new);
    }
}
