// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kura.secrets.TestKeys;
import kura.secrets.TestKeystore;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of security take effect as one: while the keys for TLS cannot be used, nobody comes in who could not before. */
class ProtectionTest {

    @TempDir
    private static Path folder;

    private static TestKeys keys;
    private static TestKeys others;

    private final TestEndpoint endpoint = new TestEndpoint();

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder, "gateway", "EC");
        others = TestKeys.make(folder, "other", "EC");
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void anEndpointThatWasNowhereDoesNotComeInClear() throws Exception {
        var another = new AdditionalEndpointComponent();
        int port = FreePort.next();
        try {
            another.configure(Map.of("address", "127.0.0.1", "port", 0));
            var settings = Map.<String, Object>of(
                    "address", "127.0.0.1", "port", port, "tls", "kura-keystore", "tls.keystore", "HttpsKeystore");
            another.configure(settings);
            await().during(Duration.ofMillis(500)).until(() -> !listens(port));

            another.addKeystore(new TestKeystore(keys), Map.of("kura.service.pid", "HttpsKeystore"));
            await().ignoreExceptions().until(() -> !keys.shownAt(port).isEmpty());
        } finally {
            another.stop();
        }
    }

    @Test
    void anEndpointMovesWhenItCanSpeakTlsThere() throws Exception {
        Path file = folder.resolve("late.pem");
        int old = endpoint.port;
        int port = FreePort.next();
        endpoint.set(Map.of("port", port, "tls", "file", "tls.file", file.toString()));
        await().during(Duration.ofMillis(500)).until(() -> !listens(port));
        assertThat(endpoint.page()).isEqualTo(PAGE);

        Files.writeString(file, keys.certificatePem() + keys.keyPem());
        look();
        await().ignoreExceptions().until(() -> !keys.shownAt(port).isEmpty());
        endpoint.port = port;
        await().until(() -> !listens(old));
    }

    @Test
    void whereItWasToListenIsForgottenWithTheSettings() {
        int port = FreePort.next();
        int next = FreePort.next();
        endpoint.set(Map.of("port", port, "tls", "file", "tls.file", "/nowhere"));
        try (var log = new ErrorLog()) {
            endpoint.set(Map.of("port", next, "tls", "none"));
            endpoint.port = next;
            endpoint.answers(next);
            assertThat(log.lines()).doesNotContain(":" + port);
        }
    }

    @Test
    void aLoginIsNotDroppedBeforeTheCertificatesThatReplaceItAreAsked() throws Exception {
        endpoint.set(encrypted(Map.of("login", "password", "login.password", "geheim")));
        await().ignoreExceptions().until(() -> asks(null).startsWith("HTTP/1.1 401"));

        Path trusted = folder.resolve("trusted.pem");
        endpoint.set(encrypted(
                Map.of("login", "none", "tls.client.certificates", "required", "tls.trust.file", trusted.toString())));
        await().during(Duration.ofMillis(500)).ignoreExceptions().until(() -> asks(null)
                .startsWith("HTTP/1.1 401"));

        try (var early = keys.connect(endpoint.port)) {
            assertThat(ask(early)).startsWith("HTTP/1.1 401");
            Files.writeString(trusted, others.certificatePem());
            look();
            await().until(() -> asks(others).startsWith("HTTP/1.1 200"));
            assertThat(early.getInputStream().read()).isEqualTo(-1); // it came in under the other rules
        }
        assertThat(asks(null)).isEqualTo("refused");
    }

    @Test
    void aLoginHoldsBeforeTheKeysAreThereAndThatItIsInClearIsTold() throws Exception {
        try (var log = new ErrorLog()) {
            endpoint.set(
                    Map.of("login", "password", "login.password", "geheim", "tls", "file", "tls.file", "/nowhere"));

            assertThat(endpoint.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(log.lines()).contains("passwords and tokens travel in clear");
        }
    }

    @Test
    void networksAreNotWidenedBeforeTheKeysAreThere() throws Exception {
        endpoint.set("networks", "10.0.0.0/8");
        await().until(() -> !answers());

        endpoint.set(Map.of("networks", "", "tls", "file", "tls.file", "/nowhere"));
        await().during(Duration.ofMillis(500)).until(() -> !answers());

        endpoint.set(encrypted(Map.of()));
        await().until(() -> asks(null).startsWith("HTTP/1.1 200"));
    }

    private static Map<String, Object> encrypted(Map<String, Object> more) {
        var all = new HashMap<>(more);
        all.putAll(Map.of("tls", "file", "tls.file", keys.file().toString(), "tls.password", TestKeys.PASSWORD));
        return all;
    }

    /** Has it look for keys now, and not within 10 s only. */
    private void look() {
        endpoint.exporter().handleEvent(TestKeystore.CHANGED);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        try (var socket = endpoint.connect()) {
            return !ask(socket).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private String asks(TestKeys client) throws Exception {
        try (var socket = keys.connect(endpoint.port, client)) {
            return ask(socket);
        } catch (IOException e) {
            return "refused";
        }
    }
}
