// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import kura.chip.ChipComponent;
import kura.chip.HumidityForm;
import kura.chip.I2cOrSpiForm;
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
import org.osgi.service.metatype.annotations.Icon;
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
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description =
                    "Bosch BME680 or BME688 on an I²C or SPI bus: temperature, relative humidity, air pressure, and "
                            + "the resistance of the gas sensor. The gas sensor is heated for each reading: read more often than "
                            + "every 3 s, the chip gets warm, temperature reads too high and humidity too low.")
    interface Form extends I2cOrSpiForm, TemperatureForm, HumidityForm, PressureForm {
        @AttributeDefinition(
                name = "Address",
                description = "On I²C, 118 or 119: 118 is 0x76, 119 is 0x77. Most boards have 119 unless a bridge is "
                        + "closed.",
                min = "118",
                max = "119",
                defaultValue = "119")
        int address();

        @AttributeDefinition(
                name = "Heater temperature (°C)",
                description =
                        "How hot the gas sensor gets, 1 to 400; useful are 200 to 400. 0: it stays cold, the chip "
                                + "measures no gas and does not warm itself.",
                min = "0",
                max = "400",
                defaultValue = "320")
        int heater_temperature();

        @AttributeDefinition(
                name = "Heater time (ms)",
                description =
                        "How long the gas sensor is heated for a reading, 1 to 4000. Below 30 it rarely gets hot: "
                                + "there is no gas resistance then.",
                min = "1",
                max = "4000",
                defaultValue = "150")
        int heater_time();

        @AttributeDefinition(
                name = "Gas resistance: factor",
                description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
                defaultValue = "1")
        double gas_resistance_scale();

        @AttributeDefinition(
                name = "Gas resistance: offset (Ω)",
                description = "What is added after that, to correct it; for example -500. 0 leaves it as it is.",
                defaultValue = "0")
        double gas_resistance_offset();
    }

    public Bme680Component() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        var heating = new Heating(
                settings.integer("heater.temperature", Heating.USUAL.celsius(), 0, 400),
                settings.integer("heater.time", Heating.USUAL.millis(), 1, 4000));
        return isSpi(settings.text("bus", ""))
                ? spi(settings, bus -> Bme680.on(bus, heating))
                : i2c(settings, 0x77, 0x76, 0x77, (bus, address) -> Bme680.on(bus, address, heating));
    }
}
