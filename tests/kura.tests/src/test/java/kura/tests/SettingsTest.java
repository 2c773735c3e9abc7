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

/** Settings, as they come from a web console. */
class SettingsTest {

    private static final String UP = "kura_sensor_up{sensor=\"bme680\"} 1.0";

    @TempDir
    private Path storage;

    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void anotherPortAndNamespaceTakeEffectWithoutRestartingTheBundle() {
        gateway.set(Map.of("port", FreePort.next(), "namespace", "plant"));
        gateway.shows("plant_sensor_up{sensor=\"bme680\"} 1.0");
        gateway.set(Map.of("port", FreePort.next(), "namespace", ""));
        gateway.shows("sensor_up{sensor=\"bme680\"} 1.0");

        assertThat(gateway.stopped()).isEmpty();
    }

    @Test
    void plainNamesAreThoseOfPrometheusExpress() throws Exception {
        gateway.set(Map.of("namespace", "prom_express", "names", "plain"));

        gateway.shows("prom_express_sensor_up{sensor=\"bme680\"} 1.0");
        assertThat(gateway.page().read().lines().filter(line -> line.startsWith("# TYPE")))
                .contains(
                        "# TYPE prom_express_temperature gauge",
                        "# TYPE prom_express_humidity gauge",
                        "# TYPE prom_express_pressure gauge",
                        "# TYPE prom_express_gas gauge");
        assertThat(gateway.page().read())
                .containsPattern("prom_express_humidity\\{sensor=\"si7021\"} [1-9]\\d\\.")
                .containsPattern("prom_express_pressure\\{sensor=\"bme680\"} (9|10)\\d\\d\\.")
                .doesNotContain("_celsius", "_ratio", "_pascals", "_ohms");
    }

    @Test
    void wrongOnesAreRefusedAndTheRunningOnesStay() {
        var wrong = Map.of("port", "abc", "namespace", "no spaces", "address", "nowhere", "names", 7);
        wrong.forEach((key, value) -> {
            var settings = new HashMap<String, Object>(Map.of("port", gateway.port(), "address", "127.0.0.1"));
            settings.put(key, value);
            gateway.configure("kura.exporter.http", settings);
            gateway.says("Setting " + key + " is '" + value + "'");
        });
        gateway.sensor("bme680", Map.of("address", 1));
        gateway.says("etting address is '1'");
        gateway.sensor("si7021", Map.of("temperature.offset", "much"));
        gateway.configure("kura.sampler", Map.of("period", -1));
        gateway.says("etting temperature.offset is 'much'");
        gateway.says("etting period is '-1'");

        gateway.set(Map.of("namespace", "still"));
        gateway.shows("still_sensor_up{sensor=\"bme680\"} 1.0");
        gateway.shows("still_sensor_up{sensor=\"si7021\"} 1.0");
    }

    @Test
    void aSensorTakesAnotherNameAndAnotherBus() {
        gateway.sensor("bme680", Map.of("sensor.name", "cellar"));
        gateway.shows("kura_sensor_up{sensor=\"cellar\"} 1.0");
        gateway.showsNo("bme680");

        gateway.sensor("bme680", Map.of("sensor.name", "cellar", "bus", "7"));
        gateway.shows("kura_sensor_up{sensor=\"cellar\"} 0.0");
        gateway.sensor("bme680", Map.of());
        gateway.shows(UP);
    }

    @Test
    void aChipMayBeThereManyTimesUnderDifferentNames() {
        gateway.sensor("bme680", "second", Map.of("bus", "7"));
        gateway.shows("kura_sensor_up{sensor=\"second\"} 0.0");
        gateway.shows(UP);

        gateway.sensor("bme680", "second", Map.of("bus", "7", "sensor.name", "bme680"));
        gateway.shows("kura_sensors_not_shown 1.0");
        gateway.shows(UP);
    }

    @Test
    void aFreshInstanceTouchesNothing() {
        gateway.configureFresh("kura.sensor.bme680", "fresh");

        gateway.shows("kura_sensor_up{sensor=\"fresh\"} 0.0");
        gateway.showsSome("kura_sensor_read_errors_total{cause=\"not_configured\",sensor=\"fresh\"} ");
        gateway.shows(UP);
    }

    @Test
    void anInstanceThatStartsWithAWrongSettingTouchesNothingEither() {
        gateway.sensor("bme680", "wrong", Map.of("address", 999));

        gateway.showsSome("kura_sensor_read_errors_total{cause=\"not_configured\",sensor=\"wrong\"} ");
        gateway.sensor("bme680", "wrong", Map.of("bus", "7"));
        gateway.showsSome("kura_sensor_read_errors_total{cause=\"absent\",sensor=\"wrong\"} ");
    }
}
