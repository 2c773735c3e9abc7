// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;
import kura.exporter.http.route.Response;
import kura.secrets.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that stops while all kinds of clients hang on it. */
class StopTest {

    private static final int CLIENTS = 240;
    private static final int TLS_CLIENTS = 50;

    @Test
    void stopsWithinTwoSecondsWhoeverHangsOnIt() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (var log = new ErrorLog()) {
            var endpoint = new TestEndpoint();
            BadClient.fill(endpoint.registry, 10_000);
            for (int i = 0; i < CLIENTS; i++) {
                BadClient kind = BadClient.values()[i % BadClient.values().length];
                clients.add(kind.connect(endpoint.port, "127.0.0." + (1 + i % 5)));
            }
            assertThat(endpoint.get("/-/healthy").body()).isEqualTo("healthy\n");
            stops(endpoint, clients);
            log.holdsNoLeak();
        } finally {
            for (Socket each : clients) {
                each.close();
            }
        }
    }

    @Test
    void stopsAsSoonWhenTlsIsSpokenAndSomethingIsRunning(@TempDir Path folder) throws Exception {
        TestKeys keys = TestKeys.make(folder, "gateway", "EC");
        List<Socket> clients = new ArrayList<>();
        try (var log = new ErrorLog()) {
            var endpoint = new TestEndpoint();
            BadClient.fill(endpoint.registry, 10_000);
            var running = new CountDownLatch(1);
            endpoint.route("/runs", request -> {
                running.countDown();
                Thread.sleep(60_000);
                return Response.text(200, "ran");
            });
            endpoint.set(Map.of("tls", "file", "tls.file", keys.file().toString(), "tls.password", TestKeys.PASSWORD));
            await().ignoreExceptions().until(() -> !keys.shownAt(endpoint.port).isEmpty());
            for (int i = 0; i < TLS_CLIENTS; i++) {
                Socket client = keys.connect(endpoint.port);
                clients.add(client);
                client.getOutputStream().write(BadClient.values()[i % BadClient.values().length].words());
                clients.add(BadClient.SILENT.connect(endpoint.port)); // is waited for to begin its handshake
            }
            Socket asks = keys.connect(endpoint.port);
            clients.add(asks);
            asks.getOutputStream().write("GET /runs HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            running.await();

            stops(endpoint, clients);
            log.holdsNoLeak();
        } finally {
            for (Socket each : clients) {
                each.close();
            }
        }
    }

    private static void stops(TestEndpoint endpoint, List<Socket> clients) throws IOException {
        long start = System.nanoTime();

        endpoint.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        for (Socket each : clients) {
            end(each);
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("kura-exporter-http")));
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
            log.holdsNoLeak();
            assertThat(log.lines())
                    .contains("the endpoint has stopped, and a page of metrics goes on")
                    .doesNotContain("failed", "Exception");
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
        } catch (SSLException e) {
            assertThat(e).hasMessageContaining("close_notify");
        }
    }
}
