// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicLong;
import kura.exporter.http.route.RequestFilter;
import kura.exporter.http.route.Route;
import kura.metrics.MetricRegistry;
import kura.testing.FreePort;

/** An endpoint on a free port, with one metric, and clients for it. */
final class TestEndpoint implements AutoCloseable {

    /** What it shows, without what it tells of itself. */
    static final String PAGE = "# TYPE kura_level gauge\nkura_level 7.0\n";

    final MetricRegistry registry = MetricRegistry.create();
    private final HttpExporterComponent exporter = new HttpExporterComponent();
    private final Map<String, Object> settings = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong registrations = new AtomicLong();
    int port = FreePort.next();

    TestEndpoint() {
        registry.gauge("level", "").set(7);
        exporter.setRegistry(registry);
        settings.putAll(Map.of("address", "127.0.0.1", "port", port));
        configure(settings);
        answers(port);
    }

    HttpExporterComponent exporter() {
        return exporter;
    }

    /** A registration of another bundle's service, as OSGi describes it. */
    Map<String, Object> registration(Map<String, ?> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("service.id", registrations.incrementAndGet());
        return all;
    }

    /** Has a route answer GET; returns its registration. */
    Map<String, Object> route(String path, Route route) {
        var registration = registration(Map.of(Route.PATH, path));
        exporter.addRoute(route, registration);
        return registration;
    }

    /** Has a filter look at requests; returns its registration. */
    Map<String, Object> filter(int ranking, RequestFilter filter) {
        var registration = registration(Map.of("service.ranking", ranking));
        exporter.addFilter(filter, registration);
        return registration;
    }

    /** Changes one setting for good. */
    void set(String key, Object value) {
        settings.put(key, value);
        configure(settings);
    }

    /** Changes some settings for good, at once. */
    void set(Map<String, ?> changes) {
        settings.putAll(changes);
        configure(settings);
    }

    /** The settings with one that differs. */
    Map<String, Object> with(String key, Object value) {
        var changed = new HashMap<>(settings);
        changed.put(key, value);
        return changed;
    }

    void configure(Map<String, Object> wanted) {
        exporter.configure(Map.copyOf(wanted));
    }

    /** Waits until the page is there. */
    void answers(int port) {
        await().ignoreExceptions().untilAsserted(() -> assertThat(
                        withoutOwn(send("GET", port, "/metrics").body()))
                .isEqualTo(PAGE));
    }

    String page() throws Exception {
        return withoutOwn(get("/metrics").body());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) throws Exception {
        return send(method, port, path);
    }

    private HttpResponse<String> send(String method, int port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(5))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(15_000);
        return socket;
    }

    /** Sends bytes as they are; returns all that comes back until the server closes. */
    String raw(String bytes) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return rest(socket);
        }
    }

    static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** One request on a connection that stays open, and its answer. */
    static String ask(Socket socket) throws IOException {
        return ask(socket, "/metrics");
    }

    /** One request for something on a connection that stays open, and its answer. */
    static String ask(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(ISO_8859_1));
        return answer(socket);
    }

    /** One answer, with a content length. */
    static String answer(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?s).*content-length: (\\d+)\r\n.*", "$1");
        return head + new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), ISO_8859_1);
    }

    /** What an endpoint tells of itself differs from one request to the next. */
    static String withoutOwn(String page) {
        return page.replaceAll("(?m)^(# \\w+ )?\\w*exporter_http_.*\n", "");
    }

    @Override
    public void close() {
        exporter.stop();
        assertThatThrownBy(() -> connect().close()).isInstanceOf(IOException.class);
    }
}
