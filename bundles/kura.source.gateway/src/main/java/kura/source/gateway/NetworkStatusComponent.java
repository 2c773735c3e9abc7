// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import kura.metrics.MetricDescriptor;
import org.eclipse.kura.net.status.NetworkStatusService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The state of network interfaces as Kura sees them. Slow, since it asks NetworkManager for it. Not on all gateways. */
@Component(name = "kura.source.gateway.networkstatus", service = Neighbour.class)
public final class NetworkStatusComponent implements Neighbour {

    private static final MetricDescriptor STATE = Findings.metric(
            GAUGE,
            "network_interface_state",
            "The state of this network interface, as NetworkManager names it; always 1.",
            "interface",
            "state");

    private final NetworkStatusService status;

    @Activate
    public NetworkStatusComponent(@Reference NetworkStatusService status) {
        this.status = status;
    }

    @Override
    public void look(Findings found) throws IOException {
        List<String> interfaces;
        try {
            interfaces = status.getInterfaceIds();
        } catch (Exception e) { // a KuraException, but that class would have to be imported
            throw new IOException("Kura cannot tell: " + e.getMessage(), e);
        }
        if (interfaces.size() > Disks.MOST) {
            found.note("shows " + Disks.MOST + " of " + interfaces.size() + " network interfaces of Kura");
        }
        for (String id : interfaces.subList(0, Math.min(Disks.MOST, interfaces.size()))) {
            state(id, found);
        }
    }

    /** One that goes while it is asked for, or of a kind that Kura does not understand, hides no other. */
    private void state(String id, Findings found) {
        try {
            status.getNetworkStatus(id)
                    .ifPresent(each -> found.add(
                            STATE,
                            1,
                            each.getInterfaceName(),
                            each.getState().name().toLowerCase(Locale.ROOT)));
        } catch (Exception | LinkageError e) {
            found.note("Kura cannot tell the state of " + id + ": " + e);
        }
    }

    @Override
    public String name() {
        return "network_status";
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
