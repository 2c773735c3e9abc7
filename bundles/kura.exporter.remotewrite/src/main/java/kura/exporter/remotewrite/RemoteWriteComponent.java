// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import kura.exporter.remotewrite.Condition.Topic;
import kura.exporter.remotewrite.samples.Clock;
import kura.exporter.remotewrite.samples.Held;
import kura.metrics.MetricRegistry;
import kura.remote.RemoteComponent;
import kura.secrets.SecretsComponent;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;

/** Puts a {@link Destination} into Kura: settings in the web UI, its queue under Kura's data. A fresh one sends nothing. */
@Component(
        name = RemoteWriteComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {ConfigurableComponent.class, EventHandler.class},
        property = SecretsComponent.TOPIC)
@Designate(ocd = RemoteWriteForm.class, factory = true)
public final class RemoteWriteComponent extends RemoteComponent implements ConfigurableComponent {

    static final String PID = "kura.exporter.remotewrite";

    private static final String DATA = "kura.data";

    /** As many samples wait for a clock: about a megabyte. */
    private static final int MOST_HELD = 100_000;

    private String name = PID; // this and what follows are guarded by this
    private Plan plan; // null for none
    private Path data; // null while it is not known
    private MetricRegistry registry;
    private Destination destination;
    private Destination before; // perhaps it still ends
    private Condition condition;
    private final Held held = new Held(MOST_HELD);
    private volatile MetricRegistry words; // where the condition is told

    @Activate
    synchronized void activate(BundleContext context, Map<String, Object> properties) {
        if (context.getProperty(DATA) != null) {
            data = Path.of(context.getProperty(DATA));
        }
        configure(properties);
    }

    @Override
    @Modified
    protected synchronized void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        if (condition == null) {
            name = settings.pid(PID);
            condition = new Condition(name, this::tell);
        }
        var remote = remote(settings, properties);
        Plan wanted = Plan.of(settings, remote.orElse(null));
        String otherwise =
                plan == null ? "nothing is sent until that is corrected" : "what was set before stays in force";
        var refusals = new ArrayList<String>();
        if (settings.accepted(otherwise, refusals::add)) {
            change(remote.isPresent() ? wanted : null);
        }
        condition.say(Topic.SETTINGS, String.join(". ", refusals));
        restart();
    }

    private void change(Plan wanted) {
        if (!Objects.equals(wanted, plan)) {
            end(destination == null || !destination.samplesLike(wanted));
            plan = wanted;
        }
    }

    /** Kura's data folder outlives restarts, other than that of the bundle. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setSystem(SystemService system) {
        if (data == null) {
            data = Path.of(system.getKuraDataDirectory());
            restart();
        }
    }

    void unsetSystem(SystemService system) {
        // the folder stays where it is
    }

    /** The registry comes while this component is already there whenever its bundle is updated. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setRegistry(MetricRegistry registry) {
        end(true);
        if (words != null) {
            words.close();
            words = null;
        }
        this.registry = registry;
        restart();
    }

    synchronized void unsetRegistry(MetricRegistry registry) {
        if (this.registry == registry) { // else another one has come before this one goes
            end(true);
            this.registry = null;
            words = null;
        }
    }

    @Deactivate
    synchronized void deactivate() {
        end(true);
        if (before != null) {
            before.await();
        }
        if (words != null) {
            words.close();
        }
    }

    private void restart() {
        if (condition == null || registry == null) {
            return;
        }
        if (words == null) {
            words = registry.handle(name);
        }
        if (plan != null && data != null && destination == null) {
            Path folder = data.resolve(PID).resolve(folder(name));
            destination = new Destination(
                    name,
                    plan,
                    registry.handle(name),
                    condition,
                    folder,
                    held,
                    tls(plan.remote()),
                    Clock.system(plan.synchronizedOnly()),
                    before);
        }
        condition.say(
                Topic.IDLE,
                plan == null
                        ? "nothing is sent: no URL is set"
                        : data == null
                                ? "nothing is sent: it waits for Kura to say where data may be kept (its SystemService; it is not there outside of Kura)"
                                : "");
        condition.tell();
    }

    /** Another one for each name, whatever is in it. */
    static String folder(String name) {
        var plain = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean usual = each == '-'
                    || each == '_'
                    || each == '.' && plain.length() > 0
                    || each >= '0' && each <= '9'
                    || each >= 'A' && each <= 'Z'
                    || each >= 'a' && each <= 'z';
            plain.append(usual ? String.valueOf((char) each) : "%%%02X".formatted(each));
        }
        return plain.toString();
    }

    /** Kura's one thread for all settings must not wait here. */
    private void end(boolean series) {
        if (destination != null) {
            destination.end(series);
            before = destination;
            destination = null;
        }
        if (condition != null) {
            condition.forget();
        }
    }

    /** Called from any thread, which must not wait for one that waits for it. */
    private void tell(String text) {
        MetricRegistry where = words;
        if (where != null) {
            where.remark(name, text);
        }
    }
}
