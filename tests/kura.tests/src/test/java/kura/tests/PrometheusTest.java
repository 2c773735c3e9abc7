// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the gateway. */
class PrometheusTest {

    @TempDir
    private Path storage;

    private final int port = TestGateway.freePort();
    private TestGateway gateway;
    private Program prometheus;

    @BeforeEach
    void startGateway() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
    }

    private void scrape(String... features) throws Exception {
        Path config = storage.resolve("prometheus.yml");
        Files.writeString(config, """
                global: {scrape_interval: 500ms, scrape_timeout: 500ms}
                scrape_configs:
                  - job_name: kura
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(gateway.port()));
        prometheus = new Program(
                storage,
                Map.of(),
                List.of(
                        "prometheus",
                        "--enable-feature=" + String.join(",", features),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + storage.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port));
    }

    @AfterEach
    void stop() throws Exception {
        if (prometheus != null) {
            prometheus.interrupt();
            prometheus.ends(20);
            prometheus.close();
        }
        gateway.close();
    }

    @Test
    void findsItUpAndItsValuesAndNoticesWhatGoes() throws Exception {
        scrape();
        returns("up{job=\"kura\"}", "\"1\"");
        returns("kura_temperature_celsius{sensor=\"bme680\"}", "\"sensor\":\"bme680\"");
        double shown = sample(gateway.page().read(), "kura_temperature_celsius{sensor=\"si7021\"} ");
        double stored = value("kura_temperature_celsius{sensor=\"si7021\"}");
        assertThat(stored).isBetween(shown - 0.5, shown + 0.5);

        gateway.bundle("kura.sensor.bme680").stop();

        returns("count(kura_temperature_celsius{sensor=\"bme680\"}) or vector(0)", "\"0\"");
        assertThat(query("kura_temperature_celsius{sensor=\"si7021\"}")).contains("\"sensor\":\"si7021\"");
        assertThat(query("up{job=\"kura\"}")).contains("\"1\"");
    }

    @Test
    void takesNativeHistogramsInWhenItWantsThem() throws Exception {
        gateway.install(GuestBundle.in(storage));
        gateway.shows("kura_guest_wait_seconds_count{guest=\"own\"} 100");
        scrape("native-histograms");

        returns("histogram_count(kura_guest_wait_seconds{guest=\"own\"})", "\"100\"");
        returns("histogram_sum(kura_guest_wait_seconds{guest=\"own\"})", "\"505\"");
        double median = value("histogram_quantile(0.5, kura_guest_wait_seconds{guest=\"own\"})");
        assertThat(median).isBetween(4.9, 5.1); // classic buckets, from 2.5 to 5, could not tell
        returns("kura_temperature_celsius{sensor=\"bme680\"}", "\"sensor\":\"bme680\"");
        returns("kura_sensor_reads_total{sensor=\"si7021\"}", "\"sensor\":\"si7021\"");
        assertThat(query("kura_guest_wait_seconds_bucket")).contains("\"result\":[]");
    }

    @Test
    void itsLinterHasNothingToSay() throws Exception {
        Path page = storage.resolve("page");
        Files.writeString(page, gateway.page().read());

        try (var lint = new Program(storage, Map.of(), List.of("sh", "-c", "promtool check metrics < " + page))) {
            assertThat(lint.ends(20)).as(lint.output()).isZero();
            assertThat(lint.output()).isEmpty();
        }
    }

    private void returns(String query, String text) {
        TestGateway.patiently(() -> assertThat(query(query)).contains(text));
    }

    private double value(String query) throws Exception {
        return Double.parseDouble(query(query).replaceAll(".*\"value\":\\[[\\d.]+,\"([^\"]+)\"].*", "$1"));
    }

    private String query(String query) throws Exception {
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

    private static double sample(String page, String start) {
        return page.lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow();
    }
}
