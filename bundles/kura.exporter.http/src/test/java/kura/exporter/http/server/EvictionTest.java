// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static kura.exporter.http.server.TestServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kura.exporter.http.server.Encryption.ClientCertificates;
import kura.secrets.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has to go when there are as many connections as may be. */
class EvictionTest {

    private static final int MOST = 4;

    @Test
    void whoDoesNotReadMakesRoomAtOnceOverTlsToo(@TempDir Path folder) throws Exception {
        TestKeys keys = TestKeys.make(folder, "gateway", "EC");
        List<Socket> clients = new ArrayList<>();
        try (var server = new TestServer(TestServer.limits(MOST, 1, 60, 60))) {
            server.encrypt(encryption(keys));
            for (int i = 0; i < MOST; i++) {
                var stalled = keys.connect(server.port);
                clients.add(stalled);
                write(stalled, "GET /large HTTP/1.1~Host: x~~");
                stalled.getInputStream().read();
            }
            Thread.sleep(1500); // from then on they hold up others
            for (int i = 0; i < 3 * MOST; i++) {
                clients.add(server.connect());
            }

            await().untilAsserted(() -> assertThat(server.rejections).hasSizeGreaterThanOrEqualTo(3 * MOST));
            assertThat(server.mostConnections).isEqualTo(MOST);
        } finally {
            for (Socket each : clients) {
                each.close();
            }
        }
    }

    private static Encryption encryption(TestKeys keys) throws Exception {
        return new Encryption(EncryptionTest.manager(keys), null, ClientCertificates.NONE);
    }

    @Test
    void addressesOfOneIpv6NetworkAreOneClient() throws Exception {
        try (var server = new TestServer(TestServer.SHORT)) {
            var limits = new Limits(256, 1, 10, 10, 120, 30, 4096, 8192, 65_536, 1 << 20);
            var connections = new Connections(limits, server);
            EmbeddedChannel first = channel("2001:db8:1:2::1", connections, limits, server);
            EmbeddedChannel other = channel("2001:db8:1:3::1", connections, limits, server);
            assertThat(connections.admit(first)).isTrue();
            assertThat(connections.admit(other)).isTrue();
            assertThat(server.rejections).isEmpty();

            assertThat(connections.admit(channel("2001:db8:1:2:ffff::7", connections, limits, server)))
                    .isTrue();
            assertThat(server.rejections).containsExactly(Rejection.CONNECTIONS_OF_ONE_ADDRESS);
            assertThat(first.isOpen()).isFalse();
            assertThat(other.isOpen()).isTrue();
        }
    }

    private static EmbeddedChannel channel(String from, Connections connections, Limits limits, Observer observer)
            throws Exception {
        var address = new InetSocketAddress(InetAddress.getByName(from), 1);
        var outbox = new Outbox(connections, limits, observer);
        return new EmbeddedChannel(new Connection(
                new Arrival(1), new RequestDecoder(limits), limits, null, observer, outbox, () -> true)) {
            @Override
            protected SocketAddress remoteAddress0() {
                return address;
            }
        };
    }
}
