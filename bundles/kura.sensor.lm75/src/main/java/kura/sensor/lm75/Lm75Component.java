// SPDX-License-Identifier: EPL-2.0
package kura.sensor.lm75;

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
import org.osgi.service.metatype.annotations.Option;

/** Puts a {@link Lm75} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Lm75Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Lm75Component.Form.class, factory = true)
public final class Lm75Component extends ChipComponent {

    static final String PID = "kura.sensor.lm75";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "LM75 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "LM75, TMP75, TMP102, TMP105, TMP112 or TMP117 on an I²C bus: temperature.")
    interface Form extends I2cForm, TemperatureForm {
        @AttributeDefinition(
                name = "Chip",
                description =
                        "Which chip it is: most of them cannot say it themselves. An LM75A of NXP is like an LM75B. "
                                + "In doubt, LM75: it reads all chips with an LM75 in their name, in steps of 0.5 °C.",
                options = {
                    @Option(label = "LM75 (steps of 0.5 °C)", value = "lm75"),
                    @Option(label = "LM75A (steps of 0.5 °C)", value = "lm75a"),
                    @Option(label = "LM75B (steps of 0.125 °C)", value = "lm75b"),
                    @Option(label = "TMP75 (steps of 0.0625 °C)", value = "tmp75"),
                    @Option(label = "TMP102 (steps of 0.0625 °C)", value = "tmp102"),
                    @Option(label = "TMP105 (steps of 0.0625 °C)", value = "tmp105"),
                    @Option(label = "TMP112 (steps of 0.0625 °C)", value = "tmp112"),
                    @Option(label = "TMP117 (steps of 0.0078 °C)", value = "tmp117")
                },
                defaultValue = "lm75")
        String chip();

        @AttributeDefinition(
                name = "Address",
                description = "72 to 79: 72 is 0x48, 79 is 0x4F. A TMP102, TMP112 or TMP117 has 72 to 75.",
                min = "72",
                max = "79",
                defaultValue = "72")
        int address();
    }

    public Lm75Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        var model = settings.choice("chip", Model.LM75);
        return i2c(settings, 0x48, 0x48, model.lastAddress(), (bus, address) -> new Lm75(bus, address, model));
    }
}
