// SPDX-License-Identifier: EPL-2.0
package kura.sensor.@chip@;

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

/** Puts a {@link @Chip@} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = @Chip@Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = @Chip@Component.Form.class, factory = true)
public final class @Chip@Component extends ChipComponent {

    static final String PID = "kura.sensor.@chip@";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "@CHIP@ sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "@CHIP@ on an I²C bus: temperature.")
    interface Form extends I2cForm, TemperatureForm {

        @AttributeDefinition(
                name = "Address",
                description = "72 to 75: 72 is 0x48.",
                min = "72",
                max = "75",
                defaultValue = "72")
        int address();
    }

    public @Chip@Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x48, 0x48, 0x4B, @Chip@::new);
    }
}
