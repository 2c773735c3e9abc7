// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kura.metrics.MetricRegistry;
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
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the {@link Gateway} into Kura: each group a switch in the web UI, those of neighbours while they are there. */
@Component(
        name = GatewayComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = ConfigurableComponent.class)
@Designate(ocd = Form.class)
public final class GatewayComponent implements ConfigurableComponent {

    static final String PID = "kura.source.gateway";

    private static final Logger log = LoggerFactory.getLogger(GatewayComponent.class);
    private static final Set<String> SWITCHES = Set.of(
            "jvm", "process", "cpu", "memory", "disks", "filesystems", "network", "osgi", "kura"); // as in the form

    private final Map<String, Offer> offers = new LinkedHashMap<>(); // by name; guarded by this, as all that follows
    private Set<String> wanted = Set.of();
    private String refusal = "";
    private MetricRegistry registry;
    private Gateway gateway;

    /** A group is made anew whenever it is shown, but for slow ones: a page may still be reading the one before. */
    private record Offer(String setting, Supplier<Group> group, Neighbour neighbour) {}

    /** Of the machine this runs on. */
    public GatewayComponent() {
        this(Path.of("/proc"), Path.of("/sys"));
    }

    GatewayComponent(Path proc, Path sys) {
        offer("jvm", "jvm", JvmMemory::new);
        offer("jvm_threads", "jvm", JvmThreads::new);
        offer("process", "process", () -> new OwnProcess(proc));
        offer("cpu", "cpu", () -> new Cpu(proc));
        offer("memory", "memory", () -> new Memory(proc));
        offer("disks", "disks", () -> new Disks(proc));
        var files = new Slow(new FileSystems(proc)); // a disk that fails may never answer
        offer("filesystems", "filesystems", () -> files);
        offer("network", "network", () -> new Network(proc, sys));
    }

    @Activate
    @Modified
    synchronized void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        var on = SWITCHES.stream().filter(each -> settings.flag(each, true)).collect(Collectors.toSet());
        var refusals = new ArrayList<String>();
        String otherwise = wanted.isEmpty() ? "nothing is shown until that is corrected" : "what was set before stays";
        if (settings.accepted(otherwise, refusals::add)) {
            wanted = on;
            show();
        }
        refusals.forEach(each -> log.warn("{}: {}", PID, each));
        refusal = String.join(". ", refusals);
        if (registry != null) {
            registry.remark(PID, refusal);
        }
    }

    /** The registry comes while this component is already there whenever its bundle is updated. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setRegistry(MetricRegistry registry) {
        stop();
        this.registry = registry;
        registry.remark(PID, refusal);
        gateway = new Gateway(registry);
        show();
    }

    synchronized void unsetRegistry(MetricRegistry registry) {
        if (this.registry == registry) { // else another one has come before this one goes
            stop();
            this.registry = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addNeighbour(Neighbour neighbour) {
        removeGroup(neighbour.name()); // its successor may come before it goes
        Group group = neighbour.slow() ? new Slow(neighbour) : neighbour;
        offers.put(neighbour.name(), new Offer(neighbour.setting(), () -> group, neighbour));
        show();
    }

    synchronized void removeNeighbour(Neighbour neighbour) {
        Offer there = offers.get(neighbour.name());
        if (there != null && there.neighbour == neighbour) {
            removeGroup(neighbour.name());
        }
    }

    @Deactivate
    synchronized void stop() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    private void offer(String name, String setting, Supplier<Group> group) {
        offers.put(name, new Offer(setting, group, null));
    }

    private void removeGroup(String name) {
        offers.remove(name);
        if (gateway != null) {
            gateway.hide(name);
        }
    }

    private void show() {
        offers.forEach((name, offer) -> {
            if (gateway != null && wanted.contains(offer.setting)) {
                gateway.show(name, offer.group);
            } else if (gateway != null) {
                gateway.hide(name);
            }
        });
    }
}
