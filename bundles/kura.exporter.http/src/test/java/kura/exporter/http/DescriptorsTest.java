// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.withoutOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that has no file descriptors left. */
class DescriptorsTest {

    private static final int DESCRIPTORS = 120;

    private final List<Socket> clients = new ArrayList<>();

    @Test
    void runningOutOfDescriptorsIsNotTheEnd() throws Exception {
        try (var endpoint = new EndpointProcess(DESCRIPTORS)) {
            exhaust(endpoint);
            letGo();
            answers(endpoint, Duration.ofSeconds(5));

            exhaust(endpoint);
            answers(endpoint, Duration.ofSeconds(20)); // though nobody lets go

            assertThat(endpoint.log()).doesNotContain("\tat ");
            assertThat(endpoint.log().lines()).hasSizeLessThan(20);
        } finally {
            letGo();
        }
    }

    private void exhaust(EndpointProcess endpoint) throws IOException {
        for (int i = 0; i < DESCRIPTORS; i++) {
            clients.add(BadClient.HALF_A_HEAD.connect(endpoint.port));
        }
        await().untilAsserted(() -> assertThat(endpoint.log()).contains("can open no more files"));
    }

    private void letGo() throws IOException {
        for (Socket each : clients) {
            each.close();
        }
        clients.clear();
    }

    private static void answers(EndpointProcess endpoint, Duration within) {
        await().atMost(within).ignoreExceptions().untilAsserted(() -> assertThat(withoutOwn(page(endpoint)))
                .isEqualTo(TestEndpoint.PAGE));
    }

    private static String page(EndpointProcess endpoint) throws IOException {
        var connection = URI.create("http://127.0.0.1:" + endpoint.port + "/metrics")
                .toURL()
                .openConnection();
        connection.setReadTimeout(2000);
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes());
        }
    }
}
