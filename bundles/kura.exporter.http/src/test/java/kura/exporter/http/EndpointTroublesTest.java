// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong with the endpoint itself is told to people, for as long as it is. */
class EndpointTroublesTest {

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aRefusedSettingIsToldUntilItIsCorrected() throws Exception {
        endpoint.configure(endpoint.with("namespace", "my <plant>"));
        assertThat(endpoint.get("/status.json").body())
                .contains(
                        "\"troubles\":[\"Setting namespace is \\u0027my \\u003cplant\\u003e\\u0027, allowed is letters")
                .contains("the endpoint stays as it is.\"]");

        endpoint.set("namespace", "plant");
        assertThat(endpoint.get("/status.json").body()).contains("\"troubles\":[]");
    }

    @Test
    void whatIsRefusedOfSecurityIsNotTold() throws Exception {
        try (var log = new ErrorLog()) {
            endpoint.configure(Map.of(
                    "login", "password",
                    "login.user", "prometheus:S3cret",
                    "login.password", List.of("S3cret"),
                    "tls", "file",
                    "tls.file", "S3cret",
                    "tls.client.certificates", "S3cret"));
            assertThat(endpoint.get("/status.json").body() + log.lines())
                    .contains("Setting login.user is not understood, allowed is a name without a colon")
                    .contains("setting login.password is not understood, allowed is a text")
                    .contains("setting tls.file is not understood, allowed is an absolute path")
                    .doesNotContain("S3cret");
        }
    }

    @Test
    void aPortThatIsTakenIsToldUntilItIsFree() throws Exception {
        int old = endpoint.port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            endpoint.set("port", taken.getLocalPort());
            await().ignoreExceptions().untilAsserted(() -> assertThat(
                            endpoint.get("/status.json").body())
                    .contains("\"troubles\":[\"The endpoint cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ")
                    .contains(
                            "; choose another port, or end what has this one: ss -ltnp shows it; it tries again until it can.")
                    .contains("\"Listens at\",\"value\":\"http://127.0.0.1:" + old + "/\""));
            endpoint.port = taken.getLocalPort();
        }
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                        .contains("\"troubles\":[]", "http://127.0.0.1:" + endpoint.port + "/"));
    }

    @Test
    void anAddressThatIsNotItsOwnIsToldWhereItStaysMeanwhile() throws Exception {
        endpoint.set("address", "192.0.2.1");
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                        .contains("This gateway has no address 192.0.2.1; the endpoint tries until it has."));

        endpoint.set("address", "127.0.0.1");
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(endpoint.get("/status.json").body()).contains("\"troubles\":[]"));
    }

    @Test
    void anotherAddressThatIsTakenIsTriedAgainUntilItIsFree() throws Exception {
        try (var taken = new ServerSocket(endpoint.port, 1, InetAddress.getByName("127.0.0.2"))) {
            endpoint.set("address", "0.0.0.0");
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(endpoint.get("/status.json").body())
                            .contains("The endpoint cannot listen on 0.0.0.0:" + endpoint.port + ": ")
                            .contains("\"value\":\"http://127.0.0.1:" + endpoint.port + "/\""));
            assertThat(taken.isBound()).isTrue();
        }
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> assertThat(
                        endpoint.get("/status.json").body())
                .contains("\"troubles\":[]", "http://0.0.0.0:" + endpoint.port + "/"));
    }

    @Test
    void theFirewallIsThoughtOfWhereOthersMayCome() throws Exception {
        try (var log = new ErrorLog()) {
            endpoint.set("address", "0.0.0.0");
            String line =
                    "metrics are at http://0.0.0.0:%1$d/metrics; if Kura manages the firewall, open port %1$d under "
                            + "Firewall, Open Ports";
            await().untilAsserted(() -> assertThat(log.lines()).contains(line.formatted(endpoint.port)));
            endpoint.set("address", "127.0.0.1");
            await().untilAsserted(() -> assertThat(log.lines())
                    .containsPattern("metrics are at http://127.0.0.1:" + endpoint.port + "/metrics\\R"));
        }
    }

    @Test
    void itIsThereWhileThereIsNoRegistry() throws Exception {
        endpoint.exporter().unsetRegistry(endpoint.registry);

        assertThat(endpoint.get("/").body()).contains("The metrics registry is not running.");
    }
}
