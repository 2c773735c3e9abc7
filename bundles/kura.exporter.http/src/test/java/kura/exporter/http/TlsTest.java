// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.ask;
import static kura.exporter.http.TestEndpoint.withoutOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import kura.secrets.TestKeys;
import kura.secrets.TestKeystore;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with files, over real sockets. */
class TlsTest {

    @TempDir
    private static Path folder;

    private static TestKeys keys;
    private static TestKeys others;

    private final TestEndpoint endpoint = new TestEndpoint();

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder, "gateway", "EC");
        others = TestKeys.make(folder, "other", "RSA");
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void answersOverTls(String protocol) throws Exception {
        encrypt(keys);
        try (var socket = keys.connect(endpoint.port, protocol)) {
            assertThat(withoutOwn(ask(socket))).endsWith(PAGE);
            assertThat(withoutOwn(ask(socket))).endsWith(PAGE);
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            assertThat(socket.getSession().getCipherSuite()).matches(".*(GCM|POLY1305).*");
        }
    }

    @Test
    void refusesTls11AsTlsDoes() throws Exception {
        encrypt(keys);
        String hello = "16030100" + "2d" + "010000" + "29" + "0302" + "00".repeat(32) + "00" + "0002c013" + "0100";
        try (var socket = endpoint.connect()) {
            socket.getOutputStream().write(HexFormat.of().parseHex(hello));
            byte[] alert = socket.getInputStream().readAllBytes();
            assertThat(alert).hasSize(7).startsWith(21).endsWith(2, 70); // fatal, protocol version
        }
        shows("exporter_http_rejections_total{endpoint=\"kura.exporter.http\",reason=\"handshake\"} 1.0");
    }

    @Test
    void logsWhoSpeaksOldTlsAndPlainHttp() throws Exception {
        encrypt(keys);
        try (var log = new ErrorLog()) {
            endpoint.raw("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
            endpoint.raw("\u0016\u0003\u0001\u0000\u0004\u00ff\u0000\u0000\u0000");
            await().untilAsserted(() -> assertThat(log.lines())
                    .contains("a client spoke plain HTTP to a TLS port: 127.0.0.1 (more of this is only counted")
                    .contains("a TLS handshake failed: 127.0.0.1, javax.net.ssl.SSL"));
        }
    }

    @Test
    void tellsWhoSpeaksPlainHttpWhatToSpeak() throws Exception {
        encrypt(keys);
        assertThat(endpoint.raw("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .endsWith("TLS is spoken here: ask for https:// instead of http://\n");
        shows("exporter_http_rejections_total{endpoint=\"kura.exporter.http\",reason=\"plain_http\"} 1.0");
    }

    @Test
    void makesKeysForOneConnectionOnce() throws Exception {
        encrypt(keys);
        try (var socket = keys.connect(endpoint.port, "TLSv1.2")) {
            assertThat(withoutOwn(ask(socket))).endsWith(PAGE);
            socket.getSession().invalidate();
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        ask(socket);
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void takesANewCertificateWhileAConnectionGoesOnAndKeepsItWhenTheFileIsSpoilt() throws Exception {
        Path file = folder.resolve("changing.pem");
        Files.writeString(file, keys.certificatePem() + keys.keyPem());
        set(Map.of("tls", "file", "tls.file", file.toString()));
        try (var socket = keys.connect(endpoint.port)) {
            assertThat(withoutOwn(ask(socket))).endsWith(PAGE);
            Files.writeString(file, others.certificatePem() + others.keyPem());
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> shown(others));
            assertThat(withoutOwn(ask(socket)))
                    .doesNotContain("connection: close")
                    .endsWith(PAGE);

            Files.writeString(file, keys.certificatePem() + others.keyPem());
            endpoint.exporter().handleEvent(TestKeystore.CHANGED); // it is looked at now, and not within 10 s
            await().untilAsserted(() -> assertThat(ask(socket, "/status.json")).contains("TLS is not possible"));
            assertThat(shown(others)).isTrue();
            assertThat(withoutOwn(ask(socket))).endsWith(PAGE);
        }
    }

    @Test
    void switchesOverWithoutLosingAnAnswer() throws Exception {
        try (var socket = endpoint.connect()) {
            assertThat(ask(socket)).doesNotContain("connection: close");
            encrypt(keys);
            assertThat(ask(socket)).contains("connection: close");
        }
        try (var socket = keys.connect(endpoint.port)) {
            assertThat(ask(socket)).doesNotContain("connection: close");
            endpoint.set("tls", "none");
            await().until(() ->
                    ask(socket).contains("connection: close")); // the server's thread has to hear of it first
        }
        assertThat(endpoint.page()).isEqualTo(PAGE);
        encrypt(keys); // with the very settings it had before
    }

    @Test
    void staysAsItIsWhenTheNewKeysCannotBeUsed() throws Exception {
        endpoint.set(
                Map.of("tls", "file", "tls.file", folder.resolve("none.p12").toString()));
        endpoint.set("tls", "kura-keystore");
        endpoint.set(Map.of("tls.keystore", "Nowhere"));
        endpoint.set(Map.of("tls", "file", "tls.file", "relative.p12"));
        Thread.sleep(500);
        assertThat(endpoint.page()).isEqualTo(PAGE);
        encrypt(keys);
        endpoint.set("tls.password", "wrong");
        Thread.sleep(500);
        assertThat(shown(keys)).isTrue();
    }

    @Test
    void doesNotStartInClearWhenItShouldSpeakTls() throws Exception {
        var late = new HttpExporterComponent();
        int port = FreePort.next();
        Path file = folder.resolve("late.pem");
        try {
            late.configure(Map.of("address", "127.0.0.1", "port", port, "tls", "file", "tls.file", file.toString()));
            Thread.sleep(1000);
            assertThatThrownBy(() -> new java.net.Socket("127.0.0.1", port).close())
                    .isInstanceOf(IOException.class);
            Files.writeString(file, keys.keyPem() + keys.certificatePem());
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> !keys.shownAt(port)
                    .isEmpty());
        } finally {
            late.stop();
        }
    }

    @Test
    void tellsWhenTheCertificateEnds() throws Exception {
        encrypt(keys);
        double end = ((X509Certificate) keys.certificate()).getNotAfter().getTime() / 1000.0;
        shows("exporter_http_tls_certificate_expiry_timestamp_seconds{endpoint=\"kura.exporter.http\"} " + end);
        endpoint.set("tls", "none");
        assertThat(endpoint.get("/metrics").body()).doesNotContain("expiry");
    }

    @Test
    void comesInWithATrustedCertificateOnly() throws Exception {
        Path trusted = folder.resolve("trusted.pem");
        Files.writeString(trusted, others.certificatePem());
        set(Map.of(
                "tls",
                "file",
                "tls.file",
                keys.file().toString(),
                "tls.password",
                TestKeys.PASSWORD,
                "tls.trust.file",
                trusted.toString(),
                "tls.client.certificates",
                "accepted"));
        assertThat(asks(null)).isTrue();
        assertThat(asks(others)).isTrue();
        assertThat(asks(keys)).isFalse();

        endpoint.set("tls.client.certificates", "required");
        await().until(() -> !asks(null));
        assertThat(asks(others)).isTrue();
        assertThat(asks(keys)).isFalse();
    }

    @Test
    void aClientsCertificateHasToBeValidThoughItIsTrustedItself() throws Exception {
        var ended = TestKeys.make(folder, "ended", "EC", "-startdate", "-9d", "-validity", "5");
        Path trusted = folder.resolve("both.pem");
        Files.writeString(trusted, others.certificatePem() + ended.certificatePem());
        encrypt(keys);
        endpoint.set(Map.of("tls.trust.file", trusted.toString(), "tls.client.certificates", "required"));
        await().until(() -> !asks(null));

        assertThat(asks(others)).isTrue();
        assertThat(asks(ended)).isFalse();
    }

    private void encrypt(TestKeys with) {
        set(Map.of("tls", "file", "tls.file", with.file().toString(), "tls.password", TestKeys.PASSWORD));
    }

    private void set(Map<String, Object> settings) {
        endpoint.set(settings);
        await().ignoreExceptions().until(() -> shown(keys));
    }

    private boolean shown(TestKeys by) throws Exception {
        return by.shownAt(endpoint.port).contains(by.certificate());
    }

    private boolean asks(TestKeys client) throws Exception {
        try (var socket = keys.connect(endpoint.port, client)) {
            return withoutOwn(ask(socket)).endsWith(PAGE);
        } catch (IOException e) {
            return false;
        }
    }

    private void shows(String line) throws Exception {
        try (var socket = keys.connect(endpoint.port)) {
            await().untilAsserted(() -> assertThat(ask(socket)).contains(line));
        }
    }
}
