// SPDX-License-Identifier: EPL-2.0
package kura.driver.sensor;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import kura.channel.DriverComponent;
import kura.channel.Line;
import kura.channel.Table;
import kura.sensor.Quantity;
import kura.sensor.SensorReadings;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.Driver;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What sensors measure as channels of Kura's assets, and so for Kura's wires and the cloud. */
@Component(
        name = SensorDriverComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {Driver.class, ConfigurableComponent.class})
@Designate(ocd = SensorDriverComponent.Form.class, factory = true)
public final class SensorDriverComponent extends DriverComponent<SensorChannel> {

    static final String PID = "kura.driver.sensor";

    /** There is nothing to set of the driver itself. */
    @ObjectClassDefinition(
            id = PID,
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            name = "Sensors",
            description =
                    "Makes what sensors measure channels of assets: for Kura's wires and the cloud. It gives what was "
                            + "measured last, on the period of Sensor sampling, and reads no sensor itself.")
    interface Form {}

    private final AtomicReference<SensorReadings> readings = new AtomicReference<>();

    public SensorDriverComponent() {
        super(
                PID,
                new Table()
                        .text(
                                "sensor",
                                "Sensor",
                                "The name of the sensor: the value of the label sensor in the metrics.")
                        .choice(
                                "quantity",
                                "Quantity",
                                "What it measures, in the unit of the metrics: celsius, pascals, ratios from 0 to 1.",
                                Arrays.stream(Quantity.values())
                                        .map(SensorChannel::word)
                                        .toArray(String[]::new))
                        .text(
                                "input",
                                "Input",
                                "Which of several inputs, for example a0: the label input in the metrics. Empty: the only one."));
    }

    /** Who reads the sensors; may come and go. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setReadings(SensorReadings readings) {
        this.readings.set(readings);
    }

    /** Another one may have come before this one goes. */
    void unsetReadings(SensorReadings readings) {
        this.readings.compareAndSet(readings, null);
    }

    @Override
    protected Runnable driver(Settings settings) {
        return () -> {};
    }

    @Override
    protected SensorChannel channel(Settings settings) {
        return SensorChannel.of(settings);
    }

    @Override
    protected Line<SensorChannel> line() throws IOException {
        SensorReadings now = readings.get();
        if (now == null) {
            throw new IOException("nobody reads the sensors now; is the bundle kura.sampler installed and active?");
        }
        return new LastReadings(now);
    }
}
