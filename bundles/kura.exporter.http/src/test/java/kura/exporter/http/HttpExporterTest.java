// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kura.metrics.MetricRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpExporterTest {

    private static final String PAGE = "# TYPE kura_level gauge\nkura_level 7.0\n";

    private final HttpExporterComponent exporter = new HttpExporterComponent();
    private final MetricRegistry registry = MetricRegistry.create();
    private final Map<String, Object> settings = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port = freePort();

    @BeforeEach
    void start() {
        registry.gauge("level", "").set(7);
        exporter.setRegistry(registry);
        configure(Map.of("address", "127.0.0.1", "port", port));
        answers(port);
    }

    @AfterEach
    void stop() {
        exporter.stop();
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    }

    @Test
    void showsThePage() throws Exception {
        var answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo(PAGE);
        assertThat(get("/metrics?name=x").body()).isEqualTo(PAGE);
    }

    @Test
    void tellsTheSizeOfThePageWithoutSendingIt() throws Exception {
        var answer = send("HEAD", "/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(PAGE.length());
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void knowsNoOtherPath() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/").statusCode()).isEqualTo(404);
        assertThat(get("/metricsXYZ").statusCode()).isEqualTo(404);
    }

    @Test
    void allowsNoOtherMethodAndSaysWhich() throws Exception {
        for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
            var answer = send(method, "/metrics");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
        }
    }

    @Test
    void answersManyRequestsOnOneConnectionEvenWhenTheyComeTogether() throws Exception {
        String request = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String answers = raw(request + request + last);

        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(4);
        assertThat(answers).endsWith(PAGE);
    }

    @Test
    void closesAfterAnHttp10RequestAndAfterGarbage() throws Exception {
        assertThat(raw("GET /metrics HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .endsWith(PAGE);
        assertThat(raw("\u0016\u0003\u0001 what is this\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /" + "x".repeat(9000) + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 4");
    }

    @Test
    void takesAnotherNamespaceWithoutLosingAConnection() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            assertThat(ask(socket)).contains("\nkura_level 7.0\n");
            set("namespace", "plant");
            assertThat(ask(socket)).contains("\nplant_level 7.0\n");
            set("namespace", "");
            assertThat(ask(socket)).contains("\nlevel 7.0\n");
        }
    }

    @Test
    void movesToAnotherPort() {
        int old = port;
        port = freePort();
        set("port", String.valueOf(port));

        answers(port);
        await().untilAsserted(() ->
                assertThatThrownBy(() -> new Socket("127.0.0.1", old).close()).isInstanceOf(IOException.class));
    }

    @Test
    void movesToAnotherAddressOnTheSamePort() {
        set("address", "0.0.0.0");
        await().until(() -> connects("127.0.0.2"));
        set("address", "127.0.0.1");
        await().until(() -> !connects("127.0.0.2") && connects("127.0.0.1"));
    }

    @Test
    void comesBackFromAnAddressThatIsNotItsOwn() {
        set("address", "192.0.2.1");
        answers(port);
        set("address", "::1%nope");
        set("address", "127.0.0.1");
        answers(port);
    }

    @Test
    void servesNobodyWhereItNoLongerListens() throws Exception {
        int old = port;
        try (var socket = new Socket("127.0.0.1", old)) {
            assertThat(ask(socket)).doesNotContain("connection: close");
            port = freePort();
            set("port", port);
            answers(port);
            assertThat(ask(socket)).contains("connection: close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aClientThatAsksAndDoesNotReadCostsOnePage() throws Exception {
        var many = registry.gauge("many", "", "i");
        many.allowSeries(2000);
        for (int i = 0; i < 2000; i++) {
            many.labelValues("" + i).set(i);
        }
        try (var socket = new Socket("127.0.0.1", port)) {
            byte[] requests =
                    "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2000).getBytes(US_ASCII);
            var writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(requests);
                } catch (IOException e) {
                    // closed at the end of the test
                }
            });
            writer.start();
            writer.join(2000);
            assertThat(get("/metrics").statusCode()).isEqualTo(200);
            assertThat(PlatformDependent.usedDirectMemory()).isLessThan(16 << 20);
        }
        many.clear();
    }

    @Test
    void staysWhereItIsWhenThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            set("port", taken.getLocalPort());
            set("port", taken.getLocalPort());
            answers(port);
            set("port", port);
            answers(port);
        }
    }

    @Test
    void doesNotStartWithSettingsThatItDoesNotUnderstand() {
        var late = new HttpExporterComponent();
        int other = freePort();
        try {
            late.setRegistry(registry);
            late.configure(Map.of("address", "127.0.0.1", "port", other, "namespace", "my plant"));
            assertThatThrownBy(() -> new Socket("127.0.0.1", other).close()).isInstanceOf(IOException.class);
            late.configure(Map.of("address", "127.0.0.1", "port", other));
            answers(other);
        } finally {
            late.stop();
        }
    }

    @Test
    void waitsForAPortThatIsTakenAtTheStart() throws Exception {
        var late = new HttpExporterComponent();
        late.setRegistry(registry);
        var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        try {
            late.configure(Map.of("address", "127.0.0.1", "port", taken.getLocalPort()));
            taken.close();
            answers(taken.getLocalPort());
        } finally {
            late.stop();
        }
    }

    @Test
    void keepsItsSettingsWhenANewOneIsWrong() throws Exception {
        for (var wrong : Map.of("port", "eighty", "namespace", "my plant", "names", "pretty", "address", "gateway")
                .entrySet()) {
            var bad = new HashMap<>(settings);
            bad.put(wrong.getKey(), wrong.getValue());
            exporter.configure(bad);
            assertThat(get("/metrics").body()).isEqualTo(PAGE);
        }
        exporter.configure(Map.of("address", "127.0.0.1", "port", 99999, "namespace", "other"));
        assertThat(get("/metrics").body()).isEqualTo(PAGE);
    }

    @Test
    void saysThatThereIsNoRegistryWhileThereIsNone() throws Exception {
        exporter.unsetRegistry(registry);
        assertThat(get("/metrics").statusCode()).isEqualTo(503);

        exporter.setRegistry(registry);
        assertThat(get("/metrics").body()).isEqualTo(PAGE);
    }

    @Test
    void leavesNoThreadBehind() {
        exporter.stop();

        await().atMost(Duration.ofSeconds(2)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("kura-exporter-http")));
    }

    private void set(String key, Object value) {
        var changed = new HashMap<>(settings);
        changed.put(key, value);
        configure(changed);
    }

    private void configure(Map<String, Object> wanted) {
        settings.putAll(wanted);
        exporter.configure(settings);
    }

    private void answers(int port) {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(client.send(request("GET", port, "/metrics"), BodyHandlers.ofString())
                                .body())
                        .isEqualTo(PAGE));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return client.send(request(method, port, path), BodyHandlers.ofString());
    }

    private static HttpRequest request(String method, int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** Sends bytes as they are; returns all that comes back until the server closes. */
    private String raw(String bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(bytes.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    /** One request on a connection that stays open. */
    private static String ask(Socket socket) throws IOException {
        socket.setSoTimeout(5000);
        socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("7.0\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private boolean connects(String host) {
        try (var socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
