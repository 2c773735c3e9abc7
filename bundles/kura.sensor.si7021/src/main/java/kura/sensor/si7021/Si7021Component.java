// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

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

/** Puts a {@link Si7021} into Kura: settings in the web UI, readings as a {@link Sensor}. */
@Component(
        name = Si7021Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Sensor.class, ConfigurableComponent.class})
@Designate(ocd = Si7021Component.Form.class, factory = true)
public final class Si7021Component implements Sensor, ConfigurableComponent {

    static final String PID = "kura.sensor.si7021";

    private static final Logger log = LoggerFactory.getLogger(Si7021Component.class);

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "Si7021 sensor",
            description =
                    "Si7021, Si7020, Si7013, HTU21D, SHT20, SHT21 or SHT25 on an I²C bus: temperature and relative "
                            + "humidity. The address of these chips is always 64 (0x40).")
    @interface Form {

        @AttributeDefinition(
                name = "Bus",
                description = "The number of the I²C bus: 1 is /dev/i2c-1. Empty: the sensor is not read.",
                required = false)
        String bus() default "";

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

    private final I2cSocket<Si7021> socket = new I2cSocket<>(PID, 0x40, 0x40, 0x40, Si7021::new);

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
        return socket.ask(buses, Si7021::start);
    }

    @Override
    public List<Measurement> read() throws IOException {
        return socket.ask(buses, Si7021::read);
    }
}
