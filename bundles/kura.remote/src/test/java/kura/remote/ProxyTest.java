// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static kura.remote.RawServer.request;
import static kura.remote.RawServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import kura.remote.DeliveryException.Kind;
import kura.secrets.TestKeys;
import kura.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests by a proxy that wants a password, to servers that only it can reach. */
class ProxyTest {

    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String LOGIN = "Proxy-Authorization: Basic "
            + Base64.getEncoder().encodeToString("me:geheim".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Test
    void passesOnWhatIsNotEncrypted() throws Exception {
        try (var proxy = new RawServer(socket -> {
            requests.add(request(socket));
            say(socket, FINE);
        })) {
            post("http://no-such-name.invalid/push?a=b", proxy, Map.of());

            assertThat(requests.get(0))
                    .startsWith("POST http://no-such-name.invalid/push?a=b HTTP/1.1\r\n")
                    .contains("\r\nHost: no-such-name.invalid\r\n", "\r\n" + LOGIN + "\r\n");
        }
    }

    @Test
    void opensAWayToWhatIs() throws Exception {
        var keys = TestKeys.make(folder, "server", "EC", "-ext", "SAN=DNS:no-such-name.invalid");
        Path trust = Files.writeString(folder.resolve("trust.pem"), keys.certificatePem());
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys.store(), TestKeys.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        try (var proxy = new RawServer(socket -> {
            requests.add(request(socket.getInputStream()));
            say(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
            var server = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
            server.setUseClientMode(false);
            requests.add(request(server));
            say(server, FINE);
        })) {
            post("https://no-such-name.invalid/push", proxy, Map.of("tls.trust.file", trust.toString()));

            assertThat(requests.get(0))
                    .startsWith("CONNECT no-such-name.invalid:443 HTTP/1.1\r\n")
                    .contains("\r\n" + LOGIN + "\r\n");
            assertThat(requests.get(1)).startsWith("POST /push HTTP/1.1\r\n").doesNotContain("Proxy-");
        }
    }

    @Test
    void thatDoesNotWantToHasAReason() throws Exception {
        try (var proxy = new RawServer(socket -> {
            request(socket);
            say(
                    socket,
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n");
        })) {
            var failure = catchThrowableOfType(
                    DeliveryException.class, () -> post("https://no-such-name.invalid", proxy, Map.of()));

            assertThat(failure.kind()).isEqualTo(Kind.PROXY);
            assertThat(failure)
                    .hasMessage("the proxy lets nobody through: "
                            + "the proxy answers 407, it wants another user name or password");
        }
    }

    /** By default: the property is set for the other tests. */
    @Test
    void whatJavaHasToBeToldIsSaidWhereTheProxyWantsAPassword() throws Exception {
        String property = "jdk.http.auth.tunneling.disabledSchemes";
        String set = System.clearProperty(property);
        try (var proxy = new RawServer(socket -> {
            request(socket);
            say(
                    socket,
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n");
        })) {
            var failure = catchThrowableOfType(
                    DeliveryException.class, () -> post("https://no-such-name.invalid", proxy, Map.of()));

            assertThat(failure).hasMessageEndingWith("only if its options have -D" + property + "=");
        } finally {
            System.setProperty(property, set);
        }
    }

    @Test
    void thatReachesNobodyHasAReason() throws Exception {
        try (var proxy = new RawServer(socket -> {
            request(socket);
            say(socket, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        })) {
            var failure = catchThrowableOfType(
                    DeliveryException.class, () -> post("https://no-such-name.invalid", proxy, Map.of()));

            assertThat(failure.kind()).isEqualTo(Kind.PROXY);
            assertThat(failure).hasMessage("the proxy lets nobody through: it answers 502");
        }
    }

    private static void post(String url, RawServer proxy, Map<String, String> more) throws Exception {
        var given = new HashMap<String, Object>(more);
        given.putAll(Map.of("url", url, "timeout", 60, "proxy", "127.0.0.1:" + proxy.port()));
        given.putAll(Map.of("proxy.user", "me", "proxy.password", "geheim"));
        var remote =
                Remote.of(Settings.of(given), (some, key) -> some.text(key, "")).orElseThrow();
        var tls = new Tls(
                remote.tls(),
                name -> {
                    throw new IOException(name);
                },
                () -> null);
        try (var client = new Client("test", remote, tls)) {
            assertThat(client.post(new byte[1], Map.of()).isSuccess()).isTrue();
        }
    }
}
