// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.net.status.NetworkInterfaceState;
import org.eclipse.kura.net.status.NetworkInterfaceStatus;
import org.eclipse.kura.net.status.NetworkStatusService;
import org.junit.jupiter.api.Test;

/** What is asked of Kura's services; in a framework another test does it. */
class NeighboursTest {

    private static final class Interfaces implements NetworkStatusService {

        private boolean fails;

        @Override
        public Optional<NetworkInterfaceStatus> getNetworkStatus(String interfaceId) {
            if (interfaceId.equals("odd")) {
                throw new NoSuchFieldError("of a newer Kura");
            }
            return interfaceId.equals("gone")
                    ? Optional.empty()
                    : Optional.of(new NetworkInterfaceStatus(interfaceId, NetworkInterfaceState.IP_CONFIG) {});
        }

        @Override
        public List<String> getInterfaceIds() throws KuraException {
            if (fails) {
                throw new KuraException(KuraErrorCode.INTERNAL_ERROR);
            }
            return List.of("odd", "eth0", "gone");
        }
    }

    @Test
    void aNetworkInterfaceHasTheStateThatNetworkManagerGivesIt() throws IOException {
        assertThat(FakeHost.lines(new NetworkStatusComponent(new Interfaces())))
                .containsExactly("network_interface_state{interface=\"eth0\",state=\"ip_config\"} 1.0");
    }

    @Test
    void whatKuraCannotTellIsAFailureWithItsWords() {
        var found = new Findings();
        assertThatCode(() -> new NetworkStatusComponent(new Interfaces()).look(found))
                .doesNotThrowAnyException();
        assertThat(found.note()).startsWith("Kura cannot tell the state of odd: ");
        var interfaces = new Interfaces();
        interfaces.fails = true;

        assertThatThrownBy(() -> new NetworkStatusComponent(interfaces).look(new Findings()))
                .isInstanceOf(IOException.class)
                .hasMessage("Kura cannot tell: INTERNAL_ERROR");
    }

    @Test
    void aCloudConnectionThatFailsHidesNoOther() throws IOException {
        var cloud = new CloudComponent();
        CloudConnectionManager broken = () -> {
            throw new NoClassDefFoundError("stopped");
        };
        cloud.addConnection(() -> true, Map.of("kura.service.pid", "azure"));
        cloud.addConnection(() -> false, Map.of("kura.service.pid", "plant"));
        cloud.addConnection(broken, Map.of("kura.service.pid", "old"));

        assertThat(FakeHost.lines(cloud))
                .containsExactly(
                        "cloud_connection_up{connection=\"azure\"} 1.0",
                        "cloud_connection_up{connection=\"plant\"} 0.0");
        cloud.removeConnection(broken);
        var found = new Findings();
        cloud.look(found);
        assertThat(found.note()).isEmpty();
    }
}
