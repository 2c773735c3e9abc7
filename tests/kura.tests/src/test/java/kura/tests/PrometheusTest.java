// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

    private TestGateway gateway;
    private Prometheus prometheus;

    @BeforeEach
    void startGateway() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
    }

    private void scrape(String... features) throws Exception {
        prometheus = new Prometheus(storage, gateway.port(), "", features);
    }

    @AfterEach
    void stop() throws Exception {
        if (prometheus != null) {
            prometheus.close();
        }
        gateway.close();
    }

    @Test
    void findsItUpAndItsValuesAndNoticesWhatGoes() throws Exception {
        scrape();
        prometheus.returns("up{job=\"kura\"}", "\"1\"");
        prometheus.returns("kura_temperature_celsius{sensor=\"bme680\"}", "\"sensor\":\"bme680\"");
        double shown = sample(gateway.page().read(), "kura_temperature_celsius{sensor=\"si7021\"} ");
        double stored = prometheus.value("kura_temperature_celsius{sensor=\"si7021\"}");
        assertThat(stored).isBetween(shown - 0.5, shown + 0.5);

        gateway.bundle("kura.sensor.bme680").stop();

        prometheus.returns("count(kura_temperature_celsius{sensor=\"bme680\"}) or vector(0)", "\"0\"");
        assertThat(prometheus.query("kura_temperature_celsius{sensor=\"si7021\"}"))
                .contains("\"sensor\":\"si7021\"");
        assertThat(prometheus.query("up{job=\"kura\"}")).contains("\"1\"");
    }

    @Test
    void takesNativeHistogramsInWhenItWantsThem() throws Exception {
        gateway.install(GuestBundle.in(storage));
        gateway.shows("kura_guest_wait_seconds_count{guest=\"own\"} 100");
        scrape("native-histograms");

        prometheus.returns("histogram_count(kura_guest_wait_seconds{guest=\"own\"})", "\"100\"");
        prometheus.returns("histogram_sum(kura_guest_wait_seconds{guest=\"own\"})", "\"505\"");
        double median = prometheus.value("histogram_quantile(0.5, kura_guest_wait_seconds{guest=\"own\"})");
        assertThat(median).isBetween(4.9, 5.1); // classic buckets, from 2.5 to 5, could not tell
        prometheus.returns("kura_temperature_celsius{sensor=\"bme680\"}", "\"sensor\":\"bme680\"");
        prometheus.returns("kura_sensor_reads_total{sensor=\"si7021\"}", "\"sensor\":\"si7021\"");
        assertThat(prometheus.query("kura_guest_wait_seconds_bucket")).contains("\"result\":[]");
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

    private static double sample(String page, String start) {
        return page.lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow();
    }
}
