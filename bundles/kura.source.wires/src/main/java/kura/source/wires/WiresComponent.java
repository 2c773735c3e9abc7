// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import kura.metrics.MetricRegistry;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link Terminal} on Kura's canvas of wires. Nothing that it is sent can make it throw at who sends. */
@Component(
        name = WiresComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {ConfigurableComponent.class, WireComponent.class, WireReceiver.class, Consumer.class},
        property = {
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=0",
            "output.cardinality.maximum:Integer=0",
            "output.cardinality.default:Integer=0",
            "kura.ui.service.hide:Boolean=true"
        })
@Designate(ocd = Form.class, factory = true)
public final class WiresComponent implements WireReceiver, ConfigurableComponent {

    static final String PID = "kura.source.wires";

    private static final Logger log = LoggerFactory.getLogger(WiresComponent.class);

    private final Terminal terminal = new Terminal(PID);
    private ServiceReference<WireComponent> self;
    private WireHelperService helper;
    private volatile WireSupport support; // null while Wires are not there

    @Activate
    @SuppressWarnings("unchecked")
    synchronized void start(ComponentContext context, Map<String, Object> properties) {
        self = (ServiceReference<WireComponent>) context.getServiceReference();
        connect();
        configure(properties);
    }

    @Modified
    synchronized void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        String name = settings.pid(PID);
        Plan wanted = Plan.of(settings);
        var refusals = new ArrayList<String>();
        String otherwise =
                terminal.isSet() ? "what was set before stays in force" : "nothing is shown until that is corrected";
        boolean accepted = settings.accepted(otherwise, refusals::add);
        refusals.forEach(each -> log.warn("{}: {}", name, each));
        terminal.set(name, accepted ? wanted : null, String.join(". ", refusals));
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setRegistry(MetricRegistry registry) {
        terminal.show(registry);
    }

    void unsetRegistry(MetricRegistry registry) {
        terminal.hide(registry);
    }

    /** Optional, as Kura's own are not: an instance that lacks it would vanish from the canvas. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setHelper(WireHelperService helper) {
        this.helper = helper;
        connect();
    }

    synchronized void unsetHelper(WireHelperService helper) {
        if (this.helper == helper) {
            this.helper = null;
            connect();
        }
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        try {
            terminal.receive(
                    String.valueOf(envelope.getEmitterPid()),
                    envelope.getRecords().stream().map(WiresComponent::values).toList());
        } catch (RuntimeException | LinkageError e) { // of what it was sent: others wait for the same emitter
            terminal.broken();
        }
    }

    @Override
    public void producersConnected(Wire[] wires) {
        WireSupport to = support;
        if (to != null) {
            to.producersConnected(wires);
        }
    }

    @Override
    public void updated(Wire wire, Object value) {
        WireSupport to = support;
        if (to != null) {
            to.updated(wire, value);
        }
    }

    @Deactivate
    void stop() {
        terminal.close();
    }

    private void connect() {
        support = null;
        try {
            support = helper == null || self == null ? null : helper.newWireSupport(this, self);
        } catch (RuntimeException | LinkageError e) { // of Wires that stop, most often
            log.warn("{}: Kura Wires do not take it: {}", self.getProperty("kura.service.pid"), e.toString());
        }
    }

    private static Map<String, Object> values(WireRecord record) {
        var values = new HashMap<String, Object>();
        record.getProperties()
                .forEach((property, value) -> values.put(property, value == null ? null : value.getValue()));
        return values;
    }
}
