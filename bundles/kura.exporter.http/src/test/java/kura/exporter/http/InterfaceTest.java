// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network goes and comes back, as it does where there is a modem, or where somebody pulls a cable. */
class InterfaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90); // of TCP, which tries again more and more rarely

    private Network network;

    @BeforeEach
    void plugIn() throws Exception {
        network = new Network();
    }

    @AfterEach
    void tearDown() throws Exception {
        if (network != null) {
            network.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Network.ADDRESS, "0.0.0.0"})
    void theEndpointIsThereAgainWithItsInterface(String address) throws Exception {
        network.inside("addr add " + Network.ADDRESS + "/30 dev eth0");
        try (var endpoint = new EndpointProcess(network.command(), Map.of("address", address))) {
            scrapes(endpoint);
            try (var open = connect(endpoint)) {
                assertThat(TestEndpoint.ask(open)).startsWith("HTTP/1.1 200");
                network.inside("link set eth0 down");
                assertThatThrownBy(() -> connect(endpoint).close()).isInstanceOf(IOException.class);
                open.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
                network.inside("link set eth0 up");

                scrapes(endpoint);
                assertThat(TestEndpoint.answer(open)).startsWith("HTTP/1.1 200"); // asked while nothing got through
            }

            network.inside("addr flush dev eth0"); // what a lease that ends does
            assertThatThrownBy(() -> connect(endpoint).close()).isInstanceOf(IOException.class);
            network.inside("addr add " + Network.ADDRESS + "/30 dev eth0");
            scrapes(endpoint);
            assertThat(endpoint.log()).doesNotContain("WARN", "ERROR", "\tat ");
        }
    }

    @Test
    void theEndpointWaitsForItsAddress() throws Exception {
        try (var endpoint = new EndpointProcess(network.command(), Map.of("address", Network.ADDRESS))) {
            await().untilAsserted(() -> assertThat(endpoint.log())
                    .contains("this gateway has no address " + Network.ADDRESS + "; the endpoint tries until it has"));
            network.inside("addr add " + Network.ADDRESS + "/30 dev eth0");
            scrapes(endpoint);
        }
    }

    private static void scrapes(EndpointProcess endpoint) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            try (var client = connect(endpoint)) {
                assertThat(TestEndpoint.withoutOwn(TestEndpoint.ask(client))).endsWith(TestEndpoint.PAGE);
            }
        });
    }

    private static Socket connect(EndpointProcess endpoint) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(Network.ADDRESS, endpoint.port), 1000);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }
}
