// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import static kura.exporter.pushgateway.RealPushgateway.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import kura.metrics.MetricRegistry;
import kura.secrets.TestCrypto;
import kura.secrets.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes to a Pushgateway behind a server that wants TLS and a password, as it is where it is on the internet. */
class LoginTest {

    @TempDir
    private Path folder;

    private final MetricRegistry registry = MetricRegistry.create();
    private final PushGatewayComponent component = new PushGatewayComponent();

    @BeforeEach
    void start() {
        component.setRegistry(registry);
        registry.gauge("temperature_celsius", "Temperature.").set(21.5);
    }

    @AfterEach
    void stop() {
        component.deactivate();
    }

    @Test
    void passwordsAreDecryptedAsSoonAsTheyCanBeAndWrongOnesAreSaid() throws Exception {
        var keys = TestKeys.make(folder, "server", "EC");
        Path trust = Files.writeString(folder.resolve("trust.pem"), keys.certificatePem());
        try (var real = new RealPushgateway()) {
            HttpServer door = door(keys, real);
            String url = "https://localhost:" + door.getAddress().getPort() + "/far/away/";

            component.configure(settings(url, trust, TestCrypto.encrypted("wrong")));
            says("setting login.password cannot be decrypted while Kura's CryptoService is not there");
            component.setCrypto(new TestCrypto());
            says("the server answers 401, it wants another user name, password or token");
            component.configure(settings(url, trust, TestCrypto.encrypted("geheim")));
            real.shows("kura_temperature_celsius{instance=\"a/b\",job=\"kura\"} 21.5\n");
            patiently(() -> assertThat(registry.remarks()).isEmpty());
            door.stop(0);
        }
    }

    @Test
    void aServerThatIsSomewhereElseNowIsNotFollowed() throws Exception {
        var server = HttpServer.create(local(), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://else.example/");
            answer(exchange, 301, new byte[0]);
        });
        server.start();
        component.configure(Map.of(
                "url", "http://127.0.0.1:" + server.getAddress().getPort(), "period", 1, "kura.service.pid", "cloud"));

        says("somewhere else now: set the URL to https://else.example/");
        server.stop(0);
    }

    private static Map<String, Object> settings(String url, Path trust, String password) {
        return Map.of(
                "kura.service.pid",
                "cloud",
                "url",
                url,
                "group",
                "instance=a/b",
                "period",
                1,
                "login",
                "password",
                "login.user",
                "gateway",
                "login.password",
                password,
                "tls.trust.file",
                trust.toString());
    }

    private void says(String words) {
        patiently(() -> assertThat(registry.remarks().toString()).contains(words));
    }

    private static HttpServer door(TestKeys keys, RealPushgateway real) throws Exception {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys.store(), TestKeys.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        var door = HttpsServer.create(local(), 0);
        door.setHttpsConfigurator(new HttpsConfigurator(context));
        door.createContext("/far/away/", exchange -> pass(exchange, real))
                .setAuthenticator(new BasicAuthenticator("door") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return user.equals("gateway") && password.equals("geheim");
                    }
                });
        door.start();
        return door;
    }

    private static void pass(HttpExchange exchange, RealPushgateway real) throws IOException {
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/far/away", "");
        byte[] body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(URI.create(real.url() + path))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static InetSocketAddress local() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
