// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings take effect at once, wrong ones never. */
class SettingsTest {

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void takesAnotherNamespaceWithoutLosingAConnection() throws Exception {
        try (var socket = endpoint.connect()) {
            assertThat(ask(socket)).contains("\nkura_level 7.0\n");
            endpoint.set("namespace", "plant");
            assertThat(ask(socket)).contains("\nplant_level 7.0\n");
            endpoint.set("namespace", "");
            assertThat(ask(socket)).contains("\nlevel 7.0\n");
        }
    }

    @Test
    void movesToAnotherPort() {
        int old = endpoint.port;
        endpoint.port = FreePort.next();
        endpoint.set("port", String.valueOf(endpoint.port));

        endpoint.answers(endpoint.port);
        await().untilAsserted(() ->
                assertThatThrownBy(() -> new Socket("127.0.0.1", old).close()).isInstanceOf(IOException.class));
    }

    @Test
    void movesToAnotherAddressOnTheSamePort() {
        endpoint.set("address", "0.0.0.0");
        await().until(() -> connects("127.0.0.2", endpoint.port));
        endpoint.set("address", "127.0.0.1");
        await().until(() -> !connects("127.0.0.2", endpoint.port) && connects("127.0.0.1", endpoint.port));
    }

    @Test
    void comesBackFromAnAddressThatIsNotItsOwn() {
        endpoint.set("address", "192.0.2.1");
        endpoint.answers(endpoint.port);
        endpoint.set("address", "::1%nope");
        endpoint.set("address", "127.0.0.1");
        endpoint.answers(endpoint.port);
    }

    @Test
    void servesNobodyWhereItNoLongerListens() throws Exception {
        int old = endpoint.port;
        try (var socket = endpoint.connect()) {
            assertThat(ask(socket)).doesNotContain("connection: close");
            endpoint.port = FreePort.next();
            endpoint.set("port", endpoint.port);
            endpoint.answers(endpoint.port);
            assertThat(ask(socket)).contains("connection: close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void staysWhereItIsWhenThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            endpoint.set("port", taken.getLocalPort());
            endpoint.set("port", taken.getLocalPort());
            endpoint.answers(endpoint.port);
            endpoint.set("port", endpoint.port);
            endpoint.answers(endpoint.port);
        }
    }

    @Test
    void doesNotStartWithSettingsThatItDoesNotUnderstand() {
        var late = new HttpExporterComponent();
        int other = FreePort.next();
        try {
            late.setRegistry(endpoint.registry);
            late.configure(Map.of("address", "127.0.0.1", "port", other, "namespace", "my plant"));
            assertThatThrownBy(() -> new Socket("127.0.0.1", other).close()).isInstanceOf(IOException.class);
            late.configure(Map.of("address", "127.0.0.1", "port", other));
            endpoint.answers(other);
        } finally {
            late.stop();
        }
    }

    @Test
    void waitsForAPortThatIsTakenAtTheStart() throws Exception {
        var late = new HttpExporterComponent();
        late.setRegistry(endpoint.registry);
        var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        try {
            late.configure(Map.of("address", "127.0.0.1", "port", taken.getLocalPort()));
            taken.close();
            endpoint.answers(taken.getLocalPort());
        } finally {
            late.stop();
        }
    }

    @Test
    void keepsItsSettingsWhenANewOneIsWrong() throws Exception {
        for (var wrong : Map.of("port", "eighty", "namespace", "my plant", "names", "pretty", "address", "gateway")
                .entrySet()) {
            endpoint.configure(endpoint.with(wrong.getKey(), wrong.getValue()));
            assertThat(endpoint.page()).isEqualTo(PAGE);
        }
        endpoint.exporter().configure(Map.of("address", "127.0.0.1", "port", 99999, "namespace", "other"));
        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    @Test
    void saysThatThereIsNoRegistryWhileThereIsNone() throws Exception {
        endpoint.exporter().unsetRegistry(endpoint.registry);
        assertThat(endpoint.get("/metrics").statusCode()).isEqualTo(503);

        endpoint.exporter().setRegistry(endpoint.registry);
        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    @Test
    void leavesNoThreadBehind() {
        endpoint.exporter().stop();

        await().atMost(Duration.ofSeconds(2)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("kura-exporter-http")));
    }

    private static boolean connects(String host, int port) {
        try (var socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
