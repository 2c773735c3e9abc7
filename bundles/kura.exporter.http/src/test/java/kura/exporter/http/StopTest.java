// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An endpoint that stops while all kinds of clients hang on it. */
class StopTest {

    private static final int CLIENTS = 240;

    @Test
    void stopsWithinTwoSecondsWhoeverHangsOnIt() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try {
            var endpoint = new TestEndpoint();
            BadClient.fill(endpoint.registry, 10_000);
            for (int i = 0; i < CLIENTS; i++) {
                BadClient kind = BadClient.values()[i % BadClient.values().length];
                clients.add(kind.connect(endpoint.port, "127.0.0." + (1 + i % 5)));
            }
            assertThat(endpoint.get("/-/healthy").body()).isEqualTo("healthy\n");
            long start = System.nanoTime();

            endpoint.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            for (Socket each : clients) {
                end(each);
            }
            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("kura-exporter-http")));
        } finally {
            for (Socket each : clients) {
                each.close();
            }
        }
    }

    @Test
    void aScrapeThatIsBeingAnsweredIsNoFailureThen() throws Exception {
        try (var log = new ErrorLog()) {
            for (int round = 0; round < 3; round++) {
                var endpoint = new TestEndpoint();
                BadClient.fill(endpoint.registry, 1000);
                var asked = new CountDownLatch(1);
                var end = new CountDownLatch(1);
                endpoint.registry.gauge("slow", "").callback(() -> {
                    asked.countDown();
                    waitFor(end);
                    return 1;
                });
                try (Socket client = BadClient.STALLED.connect(endpoint.port)) {
                    asked.await();
                    assertThat(client.isConnected()).isTrue();
                    endpoint.close();
                    end.countDown();
                }
            }
            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("kura-exporter-http")));
            System.gc();
            assertThat(log.lines())
                    .contains("the endpoint has stopped, and a page of metrics goes on")
                    .doesNotContain("failed", "Exception", "LEAK");
        }
    }

    private static void waitFor(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // goes on
            }
        }
    }

    /** Reads what was under way, until there is no more. */
    private static void end(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }
}
