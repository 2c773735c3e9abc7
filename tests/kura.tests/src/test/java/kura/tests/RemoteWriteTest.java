// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics that are sent, in a gateway. */
class RemoteWriteTest {

    private static final String FACTORY = "kura.exporter.remotewrite";

    @TempDir
    private Path storage;

    private TestGateway gateway;
    private HttpServer server;
    private volatile int status = 204;
    private final List<byte[]> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/write", exchange -> {
            requests.add(exchange.getRequestBody().readAllBytes());
            headers.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        gateway = TestGateway.complete(storage.resolve("framework"));
        gateway.installPackage(Packages.remoteWrite());
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.stop(0);
    }

    @Test
    void aFreshInstanceSendsNothingAndSaysSo() throws Exception {
        gateway.configureFresh(FACTORY, "cloud");

        says("Nothing is sent: no URL is set.");
        assertThat(gateway.page().read()).doesNotContain("remote_write");
    }

    @Test
    void whatIsMeasuredIsSentAndWhatIsNotTakenWaitsInKurasData() throws Exception {
        instance(Map.of());
        sends("live");
        assertThat(headers.get(0))
                .containsEntry("Content-encoding", List.of("snappy"))
                .containsEntry("Content-type", List.of("application/x-protobuf"))
                .containsEntry("X-prometheus-remote-write-version", List.of("0.1.0"));
        assertThat(new String(requests.get(0), StandardCharsets.ISO_8859_1)).contains("__name__", "Hamburg");

        status = 503;
        says("Nothing can be sent now: the server answers 503.");
        TestGateway.patiently(() -> assertThat(queue()).isGreaterThan(0));

        status = 204;
        sends("backlog");
        TestGateway.patiently(() -> assertThat(remarks()).doesNotContain("cloud"));
    }

    @Test
    void bundlesAndSettingsComeAndGo() throws Exception {
        instance(Map.of());
        sends("live");
        for (String bundle : List.of(FACTORY, "kura.metrics")) {
            gateway.bundle(bundle).stop();
            gateway.bundle(bundle).start();
            int before = requests.size();
            TestGateway.patiently(() -> assertThat(requests.size()).isGreaterThan(before + 2));
        }
        instance(Map.of("period", "often", "labels", "le=1"));
        says("setting period is 'often'", "what was set before stays in force");
        int before = requests.size();
        TestGateway.patiently(() -> assertThat(requests.size()).isGreaterThan(before + 2));

        instance(Map.of("url", ""));
        says("no URL is set");
        gateway.showsNo("remote_write");
        TestGateway.patiently(() -> assertThat(threads()).isZero());
    }

    private void instance(Map<String, ?> settings) {
        var all = new HashMap<String, Object>(Map.of(
                "url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/write",
                "period",
                0.2,
                "labels",
                "site=Hamburg"));
        all.putAll(settings);
        gateway.instance(FACTORY, "cloud", all);
    }

    private void sends(String lane) {
        TestGateway.patiently(() -> assertThat(gateway.page().read())
                .containsPattern("\nkura_exporter_remote_write_samples_sent_total" + "\\{destination=\"cloud\",lane=\""
                        + lane + "\"} [1-9]"));
    }

    private void says(String... words) {
        TestGateway.patiently(() -> assertThat(remarks()).contains(words));
    }

    private String remarks() {
        return gateway.service("kura.metrics.MetricRegistry").call("remarks").toString();
    }

    private long queue() throws IOException {
        try (var files =
                Files.walk(TestGateway.data(storage.resolve("framework")).resolve(FACTORY + "/cloud"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kura-remote-write"))
                .count();
    }
}
