// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31865;

import kura.chip.ChipComponent;
import kura.chip.Socket;
import kura.chip.SpiForm;
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

/** Puts a {@link Max31865} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Max31865Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Max31865Component.Form.class, factory = true)
public final class Max31865Component extends ChipComponent {

    static final String PID = "kura.sensor.max31865";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "MAX31865 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "MAX31865 with a platinum resistor, PT100 or PT1000, on an SPI bus: its temperature and "
                    + "its resistance.")
    interface Form extends SpiForm, TemperatureForm {
        @AttributeDefinition(
                name = "Element",
                description = "The platinum resistor: 100 or 1000 ohms at 0 °C.",
                options = {@Option(label = "PT100", value = "pt100"), @Option(label = "PT1000", value = "pt1000")},
                defaultValue = "pt100")
        String element();

        @AttributeDefinition(
                name = "Wires",
                description = "How many wires lead to the resistor. The bridges of the board must say the same.",
                options = {
                    @Option(label = "2", value = "2"),
                    @Option(label = "3", value = "3"),
                    @Option(label = "4", value = "4")
                },
                defaultValue = "4")
        int wires();

        @AttributeDefinition(
                name = "Reference resistor (ohms)",
                description = "The resistor on the board that the chip compares with, 100 to 10000. 0: 430 with a "
                        + "PT100, 4300 with a PT1000, as on Adafruit's boards; others have 400 and 4000.",
                min = "0",
                max = "10000",
                defaultValue = "0")
        double reference_ohms();

        @AttributeDefinition(
                name = "Mains frequency (Hz)",
                description = "Which hum is filtered out: 50 or 60. A measurement takes 77 ms or 66 ms.",
                options = {@Option(label = "50", value = "50"), @Option(label = "60", value = "60")},
                defaultValue = "50")
        int mains_frequency();

        @AttributeDefinition(
                name = "Resistance: factor",
                description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
                defaultValue = "1")
        double resistance_scale();

        @AttributeDefinition(
                name = "Resistance: offset (Ω)",
                description = "What is added after that, to correct it; for example -0.2. 0 leaves it as it is.",
                defaultValue = "0")
        double resistance_offset();
    }

    public Max31865Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        var element = settings.choice("element", Platinum.PT100);
        int wires = settings.integer("wires", 4, 2, 4);
        double reference = settings.number("reference.ohms", 0, 0, 10_000);
        int mains = settings.integer("mains.frequency", 50, 50, 60);
        if (reference != 0 && reference < 100) {
            settings.refuse(
                    "setting reference.ohms is '" + reference + "', allowed is 0 or a number from 100 to 10000");
        }
        if (mains != 50 && mains != 60) {
            settings.refuse("setting mains.frequency is '" + mains + "', allowed is 50 or 60");
        }
        var circuit = new Circuit(element, wires, reference == 0 ? 4.3 * element.ohms() : reference, mains);
        return spi(settings, bus -> new Max31865(bus, circuit));
    }
}
