// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp9808;

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

/** Puts a {@link Mcp9808} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Mcp9808Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Mcp9808Component.Form.class, factory = true)
public final class Mcp9808Component extends ChipComponent {

    static final String PID = "kura.sensor.mcp9808";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "MCP9808 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "Microchip MCP9808 on an I²C bus: temperature.")
    interface Form extends I2cForm, TemperatureForm {
        @AttributeDefinition(
                name = "Address",
                description = "24 to 31: 24 is 0x18, as most boards have it; 31 is 0x1F.",
                min = "24",
                max = "31",
                defaultValue = "24")
        int address();
    }

    public Mcp9808Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        return i2c(settings, 0x18, 0x18, 0x1F, Mcp9808::new);
    }
}
