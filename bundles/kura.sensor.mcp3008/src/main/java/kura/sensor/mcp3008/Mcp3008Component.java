// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import kura.chip.ChipComponent;
import kura.chip.Socket;
import kura.chip.SpiForm;
import kura.sensor.Sensor;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Puts a {@link Mcp3008} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Mcp3008Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Mcp3008Component.Form.class, factory = true)
public final class Mcp3008Component extends ChipComponent {

    static final String PID = "kura.sensor.mcp3008";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "MCP3008 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "MCP3008 on an SPI bus: eight inputs for voltages, 10 bits each.")
    interface Form extends SpiForm {
        @AttributeDefinition(
                name = "Inputs",
                description =
                        "Which inputs are read, 0 to 7, with semicolons between. A number alone gives its volts. With a "
                                + "scale, for example 1 0.5 1 temperature 0 50, it gives another quantity: 0 at 0.5 V, 50 at "
                                + "1 V. With a loop of 4 to 20 mA, for example 2 loop 150 pressure 0 1000000: 0 at 4 mA, 1000000 "
                                + "at 20 mA through 150 ohms, which make 3 V. Below 3.6 mA the wire is broken, above 21 mA the "
                                + "transmitter failed: both are reported as a failure.",
                defaultValue = "0;1;2;3;4;5;6;7")
        String inputs();

        @AttributeDefinition(
                name = "Reference voltage (V)",
                description = "What is connected to the pin VREF, 0.25 to 5.5.",
                min = "0.25",
                max = "5.5",
                defaultValue = "3.3")
        double reference_volts();
    }

    public Mcp3008Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        var inputs = Input.all(settings.text("inputs", "0;1;2;3;4;5;6;7", Input.ALLOWED, Input::areAll));
        double volts = settings.number("reference.volts", 3.3, 0.25, 5.5);
        for (Input input : inputs) {
            if (input.scale().mostVolts() > volts) {
                settings.refuse("setting inputs has %s Ω at %s, which make more than the reference of %s V of 21 mA"
                        .formatted(input.scale().ohms(), input.label(), volts));
            }
        }
        return spi(settings, bus -> new Mcp3008(bus, inputs, volts));
    }
}
