// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static kura.exporter.http.TestEndpoint.answer;
import static kura.exporter.http.TestEndpoint.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import kura.secrets.TestKeys;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scrape that is being answered is answered, whatever is set meanwhile. */
class InFlightTest {

    private static final String TOKEN = "Authorization: Bearer s3cr3t\r\n";

    @TempDir
    private static Path folder;

    private static TestKeys keys;
    private static TestKeys others;

    private final TestEndpoint endpoint = new TestEndpoint();
    private volatile CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch goOn = new CountDownLatch(1);

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder, "gateway", "EC");
        others = TestKeys.make(folder, "other", "EC");
    }

    @BeforeEach
    void slowDown() {
        endpoint.registry.gauge("slow", "").callback(() -> {
            asked.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        endpoint.close();
    }

    @Test
    void whenThePortChanges() throws Exception {
        try (var client = endpoint.connect()) {
            begin(client, "");
            int next = FreePort.next();
            endpoint.set("port", next);
            endpoint.port = next;
            await().ignoreExceptions().until(() -> endpoint.get("/-/healthy").statusCode() == 200);
            isAnsweredForTheLastTime(client);
        }
    }

    @Test
    void whenThePathChanges() throws Exception {
        try (var client = endpoint.connect()) {
            begin(client, "");
            endpoint.set("path", "/elsewhere");
            assertThat(endpoint.get("/metrics").statusCode()).isEqualTo(404);
            isAnswered(client);
        }
    }

    @Test
    void whenTlsIsSwitchedOnOrOffOrHasOtherKeys() throws Exception {
        try (var client = endpoint.connect()) {
            begin(client, "");
            encrypt(keys);
            isAnsweredForTheLastTime(client);
        }
        try (var client = keys.connect(endpoint.port)) {
            begin(client, "");
            encrypt(others);
            isAnswered(client);
        }
        try (var client = others.connect(endpoint.port)) {
            begin(client, "");
            endpoint.set("tls", "none");
            await().ignoreExceptions().until(() -> endpoint.get("/-/healthy").statusCode() == 200);
            isAnsweredForTheLastTime(client);
        }
    }

    @Test
    void whenALoginIsAskedForOrIsAnotherOne() throws Exception {
        try (var client = endpoint.connect()) {
            begin(client, "");
            endpoint.set(Map.of("login", "token", "login.token", "s3cr3t"));
            assertThat(endpoint.get("/nowhere").statusCode()).isEqualTo(401);
            isAnswered(client);
            assertThat(ask(client)).startsWith("HTTP/1.1 401");
        }
        try (var client = endpoint.connect()) {
            begin(client, TOKEN);
            endpoint.set("login.token", "another");
            isAnswered(client);
        }
    }

    /** Who is idle is parted with at once: connections that came in under other rules are not to profit. */
    @Test
    void whenALoginIsTakenAway() throws Exception {
        endpoint.set(Map.of("login", "token", "login.token", "s3cr3t"));
        try (var client = endpoint.connect();
                var idle = endpoint.connect()) {
            assertThat(ask(idle)).startsWith("HTTP/1.1 401");
            begin(client, TOKEN);
            endpoint.set("login", "none");
            assertThat(TestEndpoint.rest(idle)).isEmpty();
            assertThat(endpoint.get("/nowhere").statusCode()).isEqualTo(404);
            isAnsweredForTheLastTime(client);
        }
    }

    private void begin(Socket client, String header) throws Exception {
        asked = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        String head = "GET /metrics HTTP/1.1\r\nHost: x\r\nX-Prometheus-Scrape-Timeout-Seconds: 60\r\n";
        client.getOutputStream().write((head + header + "\r\n").getBytes(ISO_8859_1));
        asked.await();
    }

    private void isAnswered(Socket client) throws IOException {
        goOn.countDown();
        assertThat(answer(client)).startsWith("HTTP/1.1 200").contains("\nkura_level 7.0\n", "\nkura_slow 1.0\n");
    }

    private void isAnsweredForTheLastTime(Socket client) throws IOException {
        isAnswered(client);
        assertThat(TestEndpoint.rest(client)).isEmpty();
    }

    private void encrypt(TestKeys with) {
        endpoint.set(Map.of("tls", "file", "tls.file", with.file().toString(), "tls.password", TestKeys.PASSWORD));
        await().ignoreExceptions().until(() -> with.shownAt(endpoint.port).contains(with.certificate()));
    }
}
