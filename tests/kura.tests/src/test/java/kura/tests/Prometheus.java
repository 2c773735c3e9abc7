// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kura.testing.FreePort;

/** A real Prometheus that scrapes twice a second. */
final class Prometheus implements AutoCloseable {

    private final int port = FreePort.next();
    private final Program program;

    /**
     * Scrapes a gateway on this machine.
     *
     * @param how lines for its scrape_config
     */
    Prometheus(Path storage, int gateway, String how, String... features) throws IOException {
        Path config = storage.resolve("prometheus.yml");
        Files.writeString(config, """
                global: {scrape_interval: 500ms, scrape_timeout: 500ms}
                scrape_configs:
                  - job_name: kura
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(gateway) + how.indent(4));
        program = new Program(
                storage,
                Map.of(),
                List.of(
                        "prometheus",
                        "--enable-feature=" + String.join(",", features),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + storage.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port));
    }

    /** Waits until a query's result has this in it. */
    void returns(String query, String text) {
        TestGateway.patiently(() -> assertThat(query(query)).contains(text));
    }

    double value(String query) throws Exception {
        return Double.parseDouble(query(query).replaceAll(".*\"value\":\\[[\\d.]+,\"([^\"]+)\"].*", "$1"));
    }

    String query(String query) throws IOException, InterruptedException {
        var uri = URI.create(
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() throws IOException {
        program.stop();
    }
}
