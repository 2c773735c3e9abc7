// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import java.util.ArrayList;
import java.util.Map;
import kura.metrics.MetricRegistry;
import kura.remote.RemoteComponent;
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
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link Pusher} into Kura: settings in the web UI, all metrics in its hands. A fresh one pushes nowhere. */
@Component(
        name = PushGatewayComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {ConfigurableComponent.class, EventHandler.class},
        property = PushGatewayComponent.TOPIC)
@Designate(ocd = Form.class, factory = true)
public final class PushGatewayComponent extends RemoteComponent implements ConfigurableComponent {

    static final String PID = "kura.exporter.pushgateway";

    private static final Logger log = LoggerFactory.getLogger(PushGatewayComponent.class);
    private static final double LONGEST_FAREWELL = 2; // seconds

    private String name = PID;
    private Plan plan; // null until there were good settings
    private String refusal = "";
    private MetricRegistry registry;
    private MetricRegistry handle;
    private MetricRegistry metrics; // of the pusher
    private Pusher pusher;

    @Activate
    @Modified
    @Override
    protected synchronized void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        name = settings.pid(PID);
        Plan wanted = Plan.of(settings, remote(settings, properties).orElse(null));
        String otherwise =
                plan == null ? "nothing is pushed until that is corrected" : "what was set before stays in force";
        var refusals = new ArrayList<String>();
        boolean accepted = settings.accepted(otherwise, refusals::add);
        refusals.forEach(each -> log.warn("{}: {}", name, each));
        refusal = String.join(". ", refusals);
        if (accepted && !wanted.equals(plan)) {
            stop(wanted);
            plan = wanted;
            start();
        }
        say();
    }

    /** The registry comes while this component is already there whenever its bundle is updated. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setRegistry(MetricRegistry registry) {
        stop(plan);
        this.registry = registry;
        start();
        say();
    }

    synchronized void unsetRegistry(MetricRegistry registry) {
        if (this.registry == registry) { // else another one has come before this one goes
            stop(plan);
            this.registry = null;
        }
    }

    @Deactivate
    synchronized void deactivate() {
        Pusher last = pusher;
        stop(null);
        if (last != null) {
            last.await(LONGEST_FAREWELL);
        }
    }

    private void start() {
        if (registry == null) {
            return;
        }
        handle = registry.handle(name);
        if (plan != null && plan.remote() != null) {
            var own = registry.handle(name);
            try {
                pusher = new Pusher(name, plan, tls(plan.remote()), registry, new PushMetrics(name, own));
                metrics = own;
            } catch (IllegalStateException e) { // somebody else's metrics have these names
                own.close();
                log.warn("{}: nothing is pushed: {}", name, e.getMessage());
            }
        }
    }

    private void stop(Plan next) {
        if (pusher != null) {
            pusher.stop(next);
            pusher = null;
            metrics.close();
        }
        if (handle != null) {
            handle.close();
            handle = null;
        }
    }

    private void say() {
        if (handle != null) {
            boolean idle = refusal.isEmpty() && plan != null && plan.remote() == null;
            handle.remark(name, idle ? "Nothing is pushed: set the URL." : refusal);
        }
    }
}
