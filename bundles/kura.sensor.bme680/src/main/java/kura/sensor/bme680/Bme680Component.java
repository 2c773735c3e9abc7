// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kura.bus.I2cBuses;
import kura.chip.I2cSocket;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link Bme680} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Bme680Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Bme680Component.Form.class, factory = true)
public final class Bme680Component implements Sensor, ConfigurableComponent {

    static final String PID = "kura.sensor.bme680";

    private static final Logger log = LoggerFactory.getLogger(Bme680Component.class);

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "BME680 sensor",
            description = "Bosch BME680 or BME688 on an I²C bus: temperature, relative humidity, air pressure, and the "
                    + "resistance of the gas sensor. The gas sensor is heated for each reading: read more often than "
                    + "every 3 s, the chip gets warm, temperature reads too high and humidity too low.")
    @interface Form {

        @AttributeDefinition(
                name = "Bus",
                description = "The number of the I²C bus: 1 is /dev/i2c-1. Empty: the sensor is not read.",
                required = false)
        String bus() default "";

        @AttributeDefinition(
                name = "Address",
                description = "118 or 119: 118 is 0x76, 119 is 0x77. Most boards have 119 unless a bridge is closed.",
                min = "118",
                max = "119")
        int address() default 0x77;

        @AttributeDefinition(
                name = "Sensor name",
                description = "The value of the label sensor in the metrics. Empty: the name of this instance.",
                required = false)
        String sensor_name() default "";
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile I2cBuses buses;

    private final I2cSocket<Bme680> socket = new I2cSocket<>(PID, 0x77, 0x76, 0x77, Bme680::new);

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        socket.configure(properties, log);
    }

    @Override
    public String name() {
        return socket.name();
    }

    @Override
    public String line() {
        return socket.line();
    }

    @Override
    public int start() throws IOException {
        return socket.ask(buses, Bme680::start);
    }

    @Override
    public List<Measurement> read() throws IOException {
        return socket.ask(buses, Bme680::read);
    }
}
