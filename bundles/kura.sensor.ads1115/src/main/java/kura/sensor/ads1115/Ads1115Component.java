// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import java.util.List;
import java.util.stream.IntStream;
import kura.chip.ChipComponent;
import kura.chip.I2cForm;
import kura.chip.Socket;
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

/** Puts an {@link Ads1115} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Ads1115Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Ads1115Component.Form.class, factory = true)
public final class Ads1115Component extends ChipComponent {

    static final String PID = "kura.sensor.ads1115";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "ADS1115 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description =
                    "TI ADS1115 or ADS1015 on an I²C bus: up to four voltages, or what transmitters make them mean. "
                            + "No terminal may get more than the chip's own supply, whatever the range.")
    interface Form extends I2cForm, Chosen, Input1Form, Input2Form, Input3Form, Input4Form {}

    /** What concerns the chip as a whole. */
    interface Chosen {
        @AttributeDefinition(
                name = "Address",
                description = "72 to 75: 72 is 0x48, as most boards have it; 75 is 0x4B.",
                min = "72",
                max = "75",
                defaultValue = "72")
        int address();

        @AttributeDefinition(
                name = "Chip",
                description = "Which chip it is: it cannot say it itself.",
                options = {
                    @Option(label = "ADS1115 (16 bits)", value = "ads1115"),
                    @Option(label = "ADS1015 (12 bits)", value = "ads1015")
                },
                defaultValue = "ads1115")
        String chip();

        @AttributeDefinition(
                name = "Conversions per second",
                description =
                        "The fewer, the less noise; 8 suppress the hum of the mains. Inputs are converted one after "
                                + "the other, and the other sensors of the bus wait meanwhile. An ADS1115 has 8, 16, 32, 64, 128, "
                                + "250, 475 and 860; an ADS1015 has 128, 250, 490, 920, 1600, 2400 and 3300.",
                min = "8",
                max = "3300",
                defaultValue = "128")
        int rate();
    }

    public Ads1115Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        var model = settings.choice("chip", Model.ADS1115);
        int rate = settings.integer("rate", 128, 8, 3300);
        if (!model.rates().contains(rate)) {
            settings.refuse(
                    "setting rate is %d, with an %s allowed is one of %s".formatted(rate, model, model.rates()));
        }
        var inputs = inputs(settings);
        return i2c(settings, 0x48, 0x48, 0x4B, (bus, address) -> new Ads1115(bus, address, model, rate, inputs));
    }

    private static List<Input> inputs(Settings settings) {
        var inputs = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> Input.of(settings, number))
                .filter(input -> input.terminals() != Terminals.NONE)
                .toList();
        if (inputs.isEmpty()) {
            settings.refuse("settings input1.terminals to input4.terminals are all none, one has to measure");
        } else if (inputs.stream().map(Input::terminals).distinct().count() < inputs.size()) {
            settings.refuse("settings input1.terminals to input4.terminals have to differ");
        }
        return inputs;
    }
}
