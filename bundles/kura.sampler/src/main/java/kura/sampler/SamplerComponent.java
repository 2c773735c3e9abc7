// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kura.metrics.MetricRegistry;
import kura.sensor.Sensor;
import kura.sensor.SensorReadings;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the {@link Sampler} into Kura: its period in the web UI, all sensor services under its eyes. */
@Component(
        name = SamplerComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {ConfigurableComponent.class, SensorReadings.class})
@Designate(ocd = SamplerComponent.Form.class)
public final class SamplerComponent implements ConfigurableComponent, SensorReadings {

    static final String PID = "kura.sampler";

    private static final Logger log = LoggerFactory.getLogger(SamplerComponent.class);
    private static final double DEFAULT_PERIOD = 10;

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "Sensor sampling",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description = "Reads all sensors again and again and keeps their values for the exporters.")
    @interface Form {

        @AttributeDefinition(
                name = "Period (s)",
                description = "Seconds from one reading of a sensor to the next, from 0.1 to 3600. "
                        + "Gas sensors with a heater want 3 or more, else the heater warms the air they measure.",
                min = "0.1",
                max = "3600")
        double period() default DEFAULT_PERIOD;
    }

    private final Map<Sensor, String> sensors = new LinkedHashMap<>();
    private double period = DEFAULT_PERIOD;
    private String refusal = "";
    private MetricRegistry registry;
    private Sampler sampler;

    @Activate
    @Modified
    synchronized void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        double wanted = settings.number("period", DEFAULT_PERIOD, 0.1, 3600);
        refusal = "";
        if (settings.accepted("it stays at " + period + " s", this::refused)) {
            period = wanted;
            if (sampler != null) {
                sampler.every(period);
            }
        }
        if (registry != null) {
            registry.remark(PID, refusal);
        }
    }

    private void refused(String words) {
        refusal = words;
        log.warn("{}: {}", PID, words);
    }

    /** The registry comes while this component is already there whenever its bundle is updated. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setRegistry(MetricRegistry registry) {
        stop();
        this.registry = registry;
        registry.remark(PID, refusal);
        sampler = new Sampler(registry, period);
        sensors.forEach(sampler::add);
    }

    synchronized void unsetRegistry(MetricRegistry registry) {
        if (this.registry == registry) { // else another one has come before this one goes
            stop();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addSensor(Sensor sensor, Map<String, ?> properties) {
        String owner = String.valueOf(
                properties.containsKey("kura.service.pid")
                        ? properties.get("kura.service.pid")
                        : properties.get("component.name"));
        sensors.put(sensor, owner);
        if (sampler != null) {
            sampler.add(sensor, owner);
        }
    }

    synchronized void removeSensor(Sensor sensor) {
        sensors.remove(sensor);
        if (sampler != null) {
            sampler.remove(sensor);
        }
    }

    @Override
    public synchronized Set<String> names() {
        return sampler == null ? Set.of() : sampler.names();
    }

    @Override
    public synchronized Reading last(String sensor) {
        return sampler == null ? null : sampler.last(sensor);
    }

    @Deactivate
    synchronized void stop() {
        if (sampler != null) {
            sampler.close();
            sampler = null;
        }
    }
}
