// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kura.sensor.Sensor;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.Icon;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts all sensors that the kernel reads into Kura, each as a {@link Sensor}; looks for new ones every ten seconds. */
@Component(
        name = LinuxSensorsComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = ConfigurableComponent.class)
@Designate(ocd = LinuxSensorsComponent.Form.class)
public final class LinuxSensorsComponent implements ConfigurableComponent {

    static final String PID = "kura.sensor.linux";

    private static final Logger log = LoggerFactory.getLogger(LinuxSensorsComponent.class);
    private static final int LOOK_SECONDS = 10;

    /** What the web UI shows. Values are read from the map: Kura validates nothing. */
    @ObjectClassDefinition(
            id = PID,
            name = "Sensors of the Linux kernel",
            icon = @Icon(resource = "OSGI-INF/icon.png", size = 32),
            description =
                    "Publishes what drivers of the kernel measure: temperatures, voltages and fans of the board, chips "
                            + "with an IIO or hwmon driver, 1-wire thermometers.")
    interface Form {

        /** IIO. */
        @AttributeDefinition(
                name = "IIO",
                description = "Chips with an IIO driver, such as a BME280 with an overlay.",
                defaultValue = "true")
        boolean iio();

        /** hwmon. */
        @AttributeDefinition(
                name = "hwmon",
                description = "Hardware monitoring: temperatures, voltages, fans.",
                defaultValue = "true")
        boolean hwmon();

        /** Thermal zones. */
        @AttributeDefinition(
                name = "Thermal zones",
                description = "Temperatures of the processor and the board, unless hwmon has them.",
                defaultValue = "true")
        boolean thermal();

        /** 1-wire. */
        @AttributeDefinition(
                name = "1-wire",
                description = "Thermometers such as the DS18B20. Reading one takes up to 0.75 s.",
                defaultValue = "true")
        boolean onewire();

        /** Which of them. */
        @AttributeDefinition(
                name = "Devices",
                description =
                        "Names of devices separated by commas, * for any text, ! in front to leave out; for example "
                                + "*, !nvme*. Empty: all.",
                required = false,
                defaultValue = "")
        String devices();
    }

    private final BundleContext context;
    private final Path sys;
    private final Map<String, ServiceRegistration<Sensor>> registered = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, PID);
        made.setDaemon(true);
        return made;
    });
    private final Set<String> leftOut = new HashSet<>(); // and said so; for the thread alone
    private boolean empty; // whether nothing was found the last time; guarded by registered
    private volatile Finder finder = new Finder(false, false, false, false, any -> false, any -> {});

    @Activate
    public LinuxSensorsComponent(BundleContext context, Map<String, Object> properties) {
        this(context, Path.of("/sys"), properties);
    }

    LinuxSensorsComponent(BundleContext context, Path sys, Map<String, Object> properties) {
        this.context = context;
        this.sys = sys;
        configure(properties);
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Modified
    void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        var wanted = new Finder(
                settings.flag("iio", true),
                settings.flag("hwmon", true),
                settings.flag("thermal", true),
                settings.flag("onewire", true),
                Names.of(settings.text("devices", "")),
                this::sayOnce);
        if (settings.accepted("what was set before stays", refusal -> log.warn("{}: {}", PID, refusal))) {
            finder = wanted;
            thread.execute(this::look);
        }
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
        synchronized (registered) {
            registered.values().forEach(ServiceRegistration::unregister);
            registered.clear();
        }
    }

    private void look() {
        try {
            publish(finder.find(sys));
        } catch (RuntimeException e) { // else it would never look again
            log.error("cannot look for sensors in {}", sys, e);
        }
    }

    private void sayOnce(Device device) {
        if (leftOut.add(device.identity())) {
            log.warn(
                    "{} in {} is left out: another device has this name and measures the same",
                    device.name(),
                    device.folder());
        }
    }

    private void publish(Map<String, Device> found) {
        synchronized (registered) {
            if (thread.isShutdown()) {
                return;
            }
            registered.entrySet().removeIf(each -> {
                boolean gone = !found.containsKey(each.getKey());
                if (gone) {
                    each.getValue().unregister();
                }
                return gone;
            });
            if (found.isEmpty() && !empty) {
                log.info("no sensors that the kernel reads are in {}; looking every {} s", sys, LOOK_SECONDS);
            }
            empty = found.isEmpty();
            found.forEach((identity, device) -> registered.computeIfAbsent(identity, any -> register(device)));
        }
    }

    private ServiceRegistration<Sensor> register(Device device) {
        log.info("found {} on {}", device.name(), device.line());
        return context.registerService(
                Sensor.class, device, new Hashtable<>(Map.of("kura.service.pid", PID + " " + device.name())));
    }
}
