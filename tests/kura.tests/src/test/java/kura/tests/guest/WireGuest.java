// SPDX-License-Identifier: EPL-2.0
package kura.tests.guest;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;

/** What Kura Wires do for a receiver: wires call it as a consumer, its support unpacks what they bring. */
public final class WireGuest implements BundleActivator, WireHelperService {

    private BundleContext context;

    @Override
    public void start(BundleContext context) {
        this.context = context;
        context.registerService(WireHelperService.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    /** Sends an envelope over a wire to whoever has a name. */
    public void send(String emitter, String receiver, Map<String, Object> values) throws InvalidSyntaxException {
        var properties = new HashMap<String, TypedValue<?>>();
        values.forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
        Collection<ServiceReference<Consumer>> consumers =
                context.getServiceReferences(Consumer.class, "(kura.service.pid=" + receiver + ")");
        for (var reference : consumers) {
            Consumer consumer = context.getService(reference);
            consumer.producersConnected(new Wire[0]);
            consumer.updated(null, new WireEnvelope(emitter, List.of(new WireRecord(properties))));
            context.ungetService(reference);
        }
    }

    /** Sends what no component of Kura should. */
    public void sendRubbish(String receiver) throws InvalidSyntaxException {
        for (var reference : context.getServiceReferences(Consumer.class, "(kura.service.pid=" + receiver + ")")) {
            context.getService(reference).updated(null, new WireEnvelope("plc", null));
            context.ungetService(reference);
        }
    }

    @Override
    public WireSupport newWireSupport(WireComponent component, ServiceReference<WireComponent> reference) {
        if (reference.getProperty("kura.service.pid") == null) { // Kura's own asks for it
            throw new IllegalStateException("a wire component without a name");
        }
        return new Support((WireReceiver) component);
    }

    @Override
    public String getPid(WireComponent wireComponent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getServicePid(String wireComponentPid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getServicePid(WireComponent wireComponent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isEmitter(String wireComponentPid) {
        return false;
    }

    @Override
    public boolean isReceiver(String wireComponentPid) {
        return true;
    }

    private record Support(WireReceiver receiver) implements WireSupport {

        @Override
        public void updated(Wire wire, Object value) {
            receiver.onWireReceive((WireEnvelope) value);
        }

        @Override
        public void producersConnected(Wire[] wires) {}

        @Override
        public void consumersConnected(Wire[] wires) {}

        @Override
        public Object polled(Wire wire) {
            return null;
        }

        @Override
        public void emit(List<WireRecord> wireRecords) {
            throw new UnsupportedOperationException();
        }
    }
}
