// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several endpoints in one gateway: the same metrics, each in its own way. */
class EndpointsTest {

    private static final String FACTORY = "kura.exporter.http.additional";

    @TempDir
    private Path storage;

    private TestGateway gateway;
    private final int port = FreePort.next();
    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "address", "127.0.0.1",
            "port", port,
            "namespace", "prom_express",
            "names", "plain",
            "metrics", "temperature, humidity, sensor_up",
            "labels", "site=Hamburg, line=3",
            "path", "/express"));

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        gateway.instance(FACTORY, "express", settings);
        shows("/express", "prom_express_sensor_up{line=\"3\",sensor=\"bme680\",site=\"Hamburg\"} 1.0\n");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void anAdditionalOneHasItsOwnNamesMetricsLabelsAndPath() throws Exception {
        assertThat(new Page(port, "/express").read().lines().filter(line -> line.startsWith("# TYPE")))
                .containsExactly(
                        "# TYPE prom_express_humidity gauge",
                        "# TYPE prom_express_sensor_up gauge",
                        "# TYPE prom_express_temperature gauge");
        assertThat(new Page(port, "/express").read())
                .containsPattern(
                        "\nprom_express_humidity\\{line=\"3\",sensor=\"si7021\",site=\"Hamburg\"} [1-9]\\d\\.");
        assertThat(gateway.page().read())
                .contains("\nkura_sensor_up{sensor=\"bme680\"} 1.0\n")
                .contains("\nkura_pressure_pascals{sensor=\"bme680\"} ")
                .containsPattern("endpoint=\"express\",route=\"/express\"")
                .doesNotContain("Hamburg", "prom_express");
    }

    @Test
    void itsSettingsTakeEffectAtOnceAndOnlyThere() throws Exception {
        settings.putAll(Map.of("metrics", "!sensor_*", "labels", "", "path", "/metrics"));
        gateway.instance(FACTORY, "express", settings);
        shows("/metrics", "\nprom_express_pressure{sensor=\"bme680\"} ");
        settings.put("labels", "le=1");
        gateway.instance(FACTORY, "express", settings);
        settings.putAll(Map.of("labels", "site=Kiel"));
        gateway.instance(FACTORY, "express", settings);
        shows("/metrics", "\nprom_express_pressure{sensor=\"bme680\",site=\"Kiel\"} ");

        assertThat(new Page(port, "/metrics").read()).doesNotContain("sensor_up");
        assertThat(gateway.page().read()).contains("\nkura_sensor_up{sensor=\"bme680\"} 1.0\n");
        assertThat(gateway.stopped()).isEmpty();
    }

    @Test
    void aFreshOneListensNowhereAndDisturbsNobody() throws Exception {
        gateway.configureFresh(FACTORY, "fresh");
        settings.put("namespace", "after"); // that one in the queue
        gateway.instance(FACTORY, "express", settings);
        shows("/express", "after_sensor_up{");

        assertThat(gateway.page().read()).contains("\nkura_sensor_up{sensor=\"bme680\"} 1.0\n");
    }

    private void shows(String path, String text) {
        TestGateway.patiently(() -> assertThat(new Page(port, path).read()).contains(text));
    }
}
