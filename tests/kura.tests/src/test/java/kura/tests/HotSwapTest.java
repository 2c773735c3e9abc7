// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Sensors, drivers and packages that come and go while somebody scrapes. */
class HotSwapTest {

    private static final String BME680 = "sensor=\"bme680\"";
    private static final String SI7021 = "sensor=\"si7021\"";

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
    void aStoppedSensorLeavesThePageAndAStartedOneComesBack() throws Exception {
        gateway.bundle("kura.sensor.bme680").stop();
        gateway.showsNo(BME680);
        assertThat(gateway.page().read()).contains(SI7021);

        gateway.bundle("kura.sensor.bme680").start();
        gateway.shows("kura_sensor_up{sensor=\"bme680\"} 1.0");
    }

    @Test
    void anUnpluggedChipLosesItsValuesAndComesBackByItself() throws Exception {
        var bus = gateway.bus();
        gateway.shows("kura_sensor_up{sensor=\"bme680\"} 1.0");
        bus.call("fail", kind(bus, "NOT_ACKED"));
        gateway.shows("kura_sensor_up{sensor=\"bme680\"} 0.0");
        gateway.shows("kura_sensor_up{sensor=\"si7021\"} 0.0");
        assertThat(gateway.page().read())
                .doesNotContain("celsius")
                .contains("kura_sensor_read_errors_total{cause=\"not_acked\",sensor=\"bme680\"}");

        bus.call("heal");
        gateway.shows("kura_sensor_up{sensor=\"bme680\"} 1.0");
        gateway.shows("kura_sensor_up{sensor=\"si7021\"} 1.0");
        assertThat(gateway.page().read()).contains("kura_temperature_celsius{sensor=\"bme680\"}");
    }

    @Test
    void everyPartMayBeRestartedAndAllIsAsBefore() throws Exception {
        for (String part : new String[] {"kura.metrics", "kura.sampler", "kura.exporter.http"}) {
            gateway.bundle(part).stop();
            gateway.bundle(part).start();
            gateway.shows("kura_sensor_up{sensor=\"bme680\"} 1.0");
            gateway.shows("kura_sensor_up{sensor=\"si7021\"} 1.0");
            assertThat(gateway.page().read()).contains("kura_temperature_celsius{sensor=\"bme680\"}");
        }
    }

    @Test
    void aPackageIsUpgradedWhileSomebodyScrapes() throws Exception {
        Path newer = Packages.newer("kura.sensor.bme680", storage);
        try (var scraper = new Scraper(gateway.page())) {
            TestGateway.patiently(() -> assertThat(scraper.pages()).hasSizeGreaterThan(20));
            gateway.installPackage(newer);
            int pages = scraper.pages().size();
            gateway.shows("kura_sensor_up{sensor=\"bme680\"} 1.0");
            TestGateway.patiently(() -> assertThat(scraper.pages()).hasSizeGreaterThan(pages + 20));

            assertThat(scraper.failures()).isEmpty();
            assertThat(scraper.pages()).allSatisfy(page -> assertThat(page)
                    .contains("kura_temperature_celsius{sensor=\"si7021\"}")
                    .contains("kura_sensor_up{sensor=\"si7021\"} 1.0"));
        }
        assertThat(gateway.bundle("kura.sensor.bme680").getVersion().getMajor()).isEqualTo(99);
        assertThat(gateway.stopped()).containsExactly("kura.sensor.bme680");
    }

    @Test
    void anUninstalledPackageTakesItsLinesAlongAndNothingElse() throws Exception {
        gateway.uninstallPackage("kura.sensor.bme680");

        gateway.showsNo(BME680);
        assertThat(gateway.page().read()).contains("kura_temperature_celsius{sensor=\"si7021\"}");
        assertThat(gateway.bundles())
                .noneMatch(bundle -> bundle.getSymbolicName().equals("kura.sensor.bme680"));
        gateway.installPackage(Packages.of("kura.sensor.bme680"));
        gateway.shows("kura_sensor_up{sensor=\"bme680\"} 1.0");
    }

    @Test
    void sensorsMayBeInstalledBeforeTheCoreAndOutliveItsUpgrade() throws Exception {
        try (var bare = new TestGateway(storage.resolve("bare"))) {
            bare.installPackage(Packages.of("kura.sensor.si7021"));
            bare.sensor("si7021", Map.of());
            bare.installPackage(Packages.of("kura-prometheus"));
            assertThat(bare.complaints()).singleElement().asString().contains("Could not start bundle"); // yet
            bare.complaints().clear();
            bare.simulate();
            bare.set(Map.of());
            bare.configure("kura.sampler", Map.of("period", 0.1));
            bare.shows("kura_sensor_up{sensor=\"si7021\"} 1.0");

            Bundle chip = bare.bundle("kura.sensor.si7021");
            bare.installPackage(Packages.newer("kura-prometheus", storage));
            bare.shows("kura_sensor_up{sensor=\"si7021\"} 1.0");
            assertThat(bare.bundle("kura.metrics").getVersion().getMajor()).isEqualTo(99);
            assertThat(chip.getState()).isEqualTo(Bundle.ACTIVE);
        }
    }

    private static Object kind(kura.laptop.Service bus, String name) throws Exception {
        for (var method : bus.type().getMethods()) {
            if (method.getName().equals("fail")) {
                return method.getParameterTypes()[0].getField(name).get(null);
            }
        }
        throw new AssertionError("no fail");
    }
}
