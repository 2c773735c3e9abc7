// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static kura.remote.RawServer.request;
import static kura.remote.RawServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import kura.remote.DeliveryException.Kind;
import kura.secrets.Keys;
import kura.secrets.Keystores;
import kura.secrets.TestKeys;
import kura.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a client trusts, and what it shows. */
class TlsTest {

    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    private static Path folder;

    private static TestKeys server;
    private static TestKeys gateway;
    private static Path trust;

    private RawServer running;
    private Client client;

    @BeforeAll
    static void makeKeys() throws Exception {
        server = TestKeys.make(folder, "server", "EC");
        gateway = TestKeys.make(folder, "gateway", "EC");
        trust = Files.writeString(folder.resolve("trust.pem"), server.certificatePem());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        running.close();
    }

    @Test
    void aServerIsTrustedByAFile() throws Exception {
        serve(server, false);

        assertThat(post(Map.of("tls.trust.file", trust.toString())).isSuccess()).isTrue();
        assertThat(post().isSuccess()).isTrue();
        assertThat(running.connections()).isEqualTo(1);
    }

    @Test
    void oneThatNobodyKnowsIsNot() throws Exception {
        serve(server, false);

        assertRefused(Map.of(), "the server's certificate is not signed by anybody who is trusted here");
        assertRefused(
                Map.of("tls.trust.file", write("other.pem", gateway.certificatePem())),
                "the server's certificate is not signed by anybody who is trusted here");
    }

    @Test
    void oneOfAnotherNameIsNot() throws Exception {
        var other = TestKeys.make(folder, "other", "EC", "-ext", "SAN=DNS:other.example");
        serve(other, false);

        assertRefused(
                Map.of("tls.trust.file", write("name.pem", other.certificatePem())),
                "the server's certificate is not for that name");
    }

    @Test
    void oneThatIsNoLongerValidIsNot() throws Exception {
        var ca = TestKeys.make(folder, "ca", "EC", "-ext", "bc:c");
        var old = TestKeys.make(folder, "old", "EC", ca, "-startdate", "-3d", "-validity", "1");
        serve(old, false);

        assertRefused(
                Map.of("tls.trust.file", write("ca.pem", ca.certificatePem())),
                "the server's certificate is no longer valid, or the gateway's clock is wrong");
    }

    @Test
    void aServerWithoutTlsIsRecognised() throws Exception {
        running = new RawServer(socket -> {
            socket.getInputStream().read();
            say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
            socket.getInputStream().readAllBytes();
        });

        assertRefused(Map.of(), "the server speaks no TLS at that port: is it http and not https?");
    }

    @Test
    void aServerThatWantsACertificateGetsThatOfAFileAndANewOneWhenItChanges() throws Exception {
        serve(server, true);
        Path mine = Files.writeString(folder.resolve("mine.pem"), "nothing yet");
        Map<String, Object> settings =
                Map.of("tls", "file", "tls.file", mine.toString(), "tls.trust.file", trust.toString());

        assertRefused(settings, "the keys or certificates cannot be used: " + mine + ": it is neither a PKCS#12 nor");
        Files.writeString(mine, gateway.certificatePem() + gateway.keyPem());
        assertThat(post().isSuccess()).isTrue();
    }

    @Test
    void orThatOfAKuraKeystoreWhoseTrustedCertificatesItTrusts() throws Exception {
        serve(server, true);
        var both = TestKeys.make(folder, "both", "EC");
        both.trust(server);
        running.close();
        serve(server, both);

        assertThat(post(Map.of("tls", "kura-keystore", "tls.keystore", "Gateway"), keystore(both))
                        .isSuccess())
                .isTrue();
        assertRefused(
                Map.of("tls", "kura-keystore", "tls.keystore", "None"), "Kura's keystore 'None': there is no None");
    }

    @Test
    void withoutSettingsItIsAsKuraItself() throws Exception {
        serve(server, false);
        var context = SSLContext.getInstance("TLS");
        context.init(null, Keys.trust(List.of((X509Certificate) server.certificate())), null);
        var remote = Remote.of("https://127.0.0.1:" + running.port());
        client = new Client("test", remote, new Tls(remote.tls(), TlsTest::none, () -> context));

        assertThat(post().isSuccess()).isTrue();
    }

    private void assertRefused(Map<String, ?> settings, String words) {
        var failure = catchThrowableOfType(DeliveryException.class, () -> post(settings));
        assertThat(failure.kind()).isEqualTo(Kind.TLS);
        assertThat(failure).hasMessageContaining(words);
    }

    private Answer post(Map<String, ?> given) throws Exception {
        return post(given, TlsTest::none);
    }

    private Answer post(Map<String, ?> given, Keystores keystores) throws Exception {
        var settings = new HashMap<String, Object>(given);
        settings.put("url", "https://127.0.0.1:" + running.port());
        settings.put("timeout", 60); // for a busy machine
        var remote = Remote.of(Settings.of(settings), (some, key) -> some.text(key, ""))
                .orElseThrow();
        if (client != null) {
            client.close();
        }
        client = new Client("test", remote, new Tls(remote.tls(), keystores, () -> null));
        return post();
    }

    private Answer post() throws Exception {
        return client.post(new byte[100_000], Map.of());
    }

    private void serve(TestKeys keys, boolean asks) throws Exception {
        serve(keys, asks ? gateway : null);
    }

    /** @param known whose certificate clients have to have; null for none */
    private void serve(TestKeys keys, TestKeys known) throws Exception {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys.store(), TestKeys.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        var trusted = known == null ? null : Keys.trust(List.of((X509Certificate) known.certificate()));
        context.init(factory.getKeyManagers(), trusted, null);
        ServerSocket socket =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        ((SSLServerSocket) socket).setNeedClientAuth(known != null);
        running = new RawServer(socket, each -> {
            var in = new BufferedInputStream(each.getInputStream());
            while (request(in) != null) {
                say(each, FINE);
            }
        });
    }

    private static Keystores keystore(TestKeys keys) {
        return name -> {
            try {
                var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(keys.store(), TestKeys.PASSWORD.toCharArray());
                return new Keystores.Keystore(List.of(factory.getKeyManagers()), keys.store());
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        };
    }

    private static Keystores.Keystore none(String name) throws IOException {
        throw new IOException("there is no " + name);
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
