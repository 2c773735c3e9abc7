// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.util.internal.PlatformDependent;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for large pages and hardly read them have a bounded share of the memory, and not for ever. */
class AnswerMemoryTest {

    private static final int CLIENTS = 100;

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void slowReadersOfLargePagesMakeRoom() throws Exception {
        BadClient.fill(endpoint.registry, 30_000); // 2 MB
        assertThat(endpoint.get("/metrics").body().length()).isGreaterThan(1_500_000);
        long before = PlatformDependent.usedDirectMemory();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(BadClient.STALLED.connect(endpoint.port, "127.0.0." + (2 + i % 2)));
            }
            for (Socket each : slow) {
                each.getInputStream().read(); // there is an answer, this one or that
            }
            assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(64 << 20);
            assertThat(endpoint.get("/-/healthy").statusCode()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> endpoint.get("/metrics").statusCode() == 200);
            assertThat(endpoint.get("/metrics").body()).contains("reason=\"memory\"");
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }
}
