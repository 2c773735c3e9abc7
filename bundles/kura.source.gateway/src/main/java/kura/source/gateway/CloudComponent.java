// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kura.metrics.MetricDescriptor;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether Kura's cloud connections are connected. Slow, since some wait while they connect. */
@Component(name = "kura.source.gateway.cloud", service = Neighbour.class)
public final class CloudComponent implements Neighbour {

    private static final MetricDescriptor UP = Findings.metric(
            GAUGE, "cloud_connection_up", "Whether this cloud connection of Kura is connected.", "connection");
    private static final int MOST = 32;

    private final Map<String, CloudConnectionManager> connections = new ConcurrentHashMap<>();

    /** At least one, so that this class is not even loaded where Kura has none. */
    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    void addConnection(CloudConnectionManager connection, Map<String, Object> properties) {
        connections.put(String.valueOf(properties.get("kura.service.pid")), connection);
    }

    void removeConnection(CloudConnectionManager connection) {
        connections.values().removeIf(each -> each == connection);
    }

    @Override
    public void look(Findings found) {
        connections.entrySet().stream().limit(MOST).forEach(each -> {
            try {
                found.add(UP, each.getValue().isConnected() ? 1 : 0, each.getKey());
            } catch (RuntimeException | Error e) { // the others are shown all the same
                found.note("cannot tell whether " + each.getKey() + " is connected: " + e);
            }
        });
    }

    @Override
    public String name() {
        return "cloud";
    }

    @Override
    public String setting() {
        return "kura";
    }

    @Override
    public boolean slow() {
        return true;
    }
}
