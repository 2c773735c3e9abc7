// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import kura.chip.ChipComponent;
import kura.chip.HumidityForm;
import kura.chip.I2cOrSpiForm;
import kura.chip.PressureForm;
import kura.chip.Registers;
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

/** Puts a {@link Bme280} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Bme280Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Bme280Component.Form.class, factory = true)
public final class Bme280Component extends ChipComponent {

    static final String PID = "kura.sensor.bme280";

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "BME280 or BMP280 sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description =
                    "Bosch BME280 on an I²C or SPI bus: temperature, relative humidity and air pressure. Or BMP280: "
                            + "temperature and air pressure.")
    interface Form extends I2cOrSpiForm, TemperatureForm, HumidityForm, PressureForm {
        @AttributeDefinition(
                name = "Address",
                description =
                        "On I²C, 118 or 119: 118 is 0x76, 119 is 0x77. Most boards have 118, Adafruit's have 119.",
                min = "118",
                max = "119",
                defaultValue = "118")
        int address();

        @AttributeDefinition(
                name = "Chip",
                description =
                        "Which chip it has to be. Boards sold as BME280 often carry a BMP280, which has no humidity: "
                                + "it is refused, unless chosen here.",
                options = {@Option(label = "BME280", value = "bme280"), @Option(label = "BMP280", value = "bmp280")},
                defaultValue = "bme280")
        String chip();

        @AttributeDefinition(
                name = "Oversampling",
                description =
                        "How often each quantity is converted for a reading. More is quieter, takes longer, 12 to "
                                + "114 ms, and warms the chip a little.",
                options = {
                    @Option(label = "1", value = "1"),
                    @Option(label = "2", value = "2"),
                    @Option(label = "4", value = "4"),
                    @Option(label = "8", value = "8"),
                    @Option(label = "16", value = "16")
                },
                defaultValue = "4")
        int oversampling();

        @AttributeDefinition(
                name = "Filter (readings)",
                description = "Over how many readings the chip smooths temperature and pressure, against draughts and "
                        + "slamming doors. 1: not at all.",
                options = {
                    @Option(label = "1", value = "1"),
                    @Option(label = "2", value = "2"),
                    @Option(label = "4", value = "4"),
                    @Option(label = "8", value = "8"),
                    @Option(label = "16", value = "16")
                },
                defaultValue = "1")
        int filter();
    }

    public Bme280Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        var chip = settings.choice("chip", Model.BME280);
        var precision = new Precision(
                power(settings, "oversampling", Precision.USUAL.oversampling()),
                power(settings, "filter", Precision.USUAL.filter()));
        return isSpi(settings.text("bus", ""))
                ? spi(settings, bus -> new Bme280(Registers.on(bus), chip, precision))
                : i2c(settings, 0x76, 0x76, 0x77, (bus, at) -> new Bme280(Registers.on(bus, at), chip, precision));
    }

    private static int power(Settings settings, String key, int absent) {
        int value = settings.integer(key, absent, 1, 16);
        if (Integer.bitCount(value) != 1) {
            settings.refuse("setting " + key + " is '" + value + "', allowed is 1, 2, 4, 8 or 16");
            return absent;
        }
        return value;
    }
}
