// SPDX-License-Identifier: EPL-2.0
package kura.sensor.scd4x;

import kura.chip.ChipComponent;
import kura.chip.HumidityForm;
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

/** Puts a {@link Scd4x} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Scd4xComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Scd4xComponent.Form.class, factory = true)
public final class Scd4xComponent extends ChipComponent {

    static final String PID = "kura.sensor.scd4x";

    private static final int LEAST_PASCALS = 70_000;
    private static final int MOST_PASCALS = 120_000;
    private static final double SELF_HEATING = 4; // of the chip on a board without a case

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "SCD4x sensor",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "Sensirion SCD40, SCD41 or SCD43 on an I²C bus: carbon dioxide, temperature and relative "
                    + "humidity, new every 5 s. The address of these chips is always 98 (0x62).")
    interface Form extends I2cForm, TemperatureForm, HumidityForm {
        @AttributeDefinition(
                name = "Carbon dioxide: factor",
                description = "What the measured value is multiplied with, to correct it. 1 leaves it as it is.",
                defaultValue = "1")
        double carbon_dioxide_scale();

        @AttributeDefinition(
                name = "Carbon dioxide: offset (ppm)",
                description = "What is added after that, to correct it; for example -30. 0 leaves it as it is.",
                defaultValue = "0")
        double carbon_dioxide_offset();

        @AttributeDefinition(
                name = "Altitude (m)",
                description = "Metres above sea level, from 0 to 3000: in thin air the chip would read too low.",
                min = "0",
                max = "3000",
                defaultValue = "0")
        int altitude();

        @AttributeDefinition(
                name = "Ambient pressure (Pa)",
                description =
                        "The mean air pressure, from 70000 to 120000, if it is known better than by the altitude. "
                                + "0: the altitude counts.",
                min = "0",
                max = "120000",
                defaultValue = "0")
        int ambient_pressure();

        @AttributeDefinition(
                name = "Self-heating (°C)",
                description =
                        "By how much the chip itself is warmer than the air, from 0 to 20. It corrects temperature "
                                + "and humidity with that.",
                min = "0",
                max = "20",
                defaultValue = "" + SELF_HEATING)
        double self_heating();

        @AttributeDefinition(
                name = "Self-calibration",
                description =
                        "On: the chip takes the lowest value of a week for fresh air, so it has to get some every "
                                + "few days. Off: for places that are never aired.",
                options = {@Option(label = "On", value = "on"), @Option(label = "Off", value = "off")},
                defaultValue = "on")
        String self_calibration();
    }

    private enum SelfCalibration {
        ON,
        OFF
    }

    public Scd4xComponent() {
        super(PID);
    }

    @Override
    protected Socket socket(Settings settings) {
        int pascals = settings.integer("ambient.pressure", 0, 0, MOST_PASCALS);
        if (pascals > 0 && pascals < LEAST_PASCALS) {
            settings.refuse("setting ambient.pressure is '%d', allowed is 0 or a whole number from %d to %d"
                    .formatted(pascals, LEAST_PASCALS, MOST_PASCALS));
        }
        var place = new Compensation(
                settings.integer("altitude", 0, 0, 3000),
                pascals,
                settings.number("self.heating", SELF_HEATING, 0, 20),
                settings.choice("self.calibration", SelfCalibration.ON) == SelfCalibration.ON);
        return i2c(settings, 0x62, 0x62, 0x62, place);
    }
}
