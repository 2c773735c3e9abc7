// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kura.laptop.Service;
import kura.tests.guest.DriverAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of assets over our drivers: registers of simulated chips, and what sensors measure. */
class DriversTest {

    private static final String I2C = "kura.driver.i2c.registers";
    private static final String SPI = "kura.driver.spi.registers";
    private static final String SENSORS = "kura.driver.sensor";
    private static final Map<String, String> MCP9808 =
            Map.of("address", "0x18", "register", "05", "mask", "1FFF", "scale", "0.0625", "type", "s16", "max", "");

    @TempDir
    private Path storage;

    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        gateway.install(
                GuestBundle.of(
                        storage,
                        DriverAsset.class,
                        "org.eclipse.kura,org.eclipse.kura.asset,org.eclipse.kura.channel,org.eclipse.kura.channel.listener,"
                                + "org.eclipse.kura.core.configuration.metatype,org.eclipse.kura.driver,org.eclipse.kura.type"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aRegisterIsAChannelAndIsOnThePage() throws Exception {
        gateway.installPackage(Packages.assets());
        gateway.instance(I2C, "bus1", Map.of("bus", "/dev/i2c-1"));
        over("bus1");
        channel("board", "DOUBLE", MCP9808);
        channel("whole", "INTEGER", MCP9808);
        channel("missing", "DOUBLE", Map.of("address", "0x19", "register", "05"));
        channel("wrong", "DOUBLE", Map.of("address", "0x7f", "shift", "much"));

        hold("TEMPERATURE", 40.4375);
        TestGateway.patiently(() -> assertThat(values())
                .containsEntry("board", "40.4375")
                .containsEntry("whole", "40")
                .containsEntry("missing", "channel missing: bus 1, address 0x19: not acknowledged")
                .containsEntry(
                        "wrong",
                        "channel wrong: setting address is '0x7f', allowed is a whole number from 8 to 119; "
                                + "there is no value until that is corrected. setting shift is 'much', allowed is a "
                                + "whole number from 0 to 63; there is no value until that is corrected"));
        gateway.instance("kura.source.assets", "plant", Map.of("assets", "lab", "period", 0.1, "units", "base-units"));
        gateway.shows("kura_asset_channel_value_celsius{asset=\"lab\",channel=\"board\"} 40.4375");
    }

    @Test
    void aFreshDriverTouchesNothingAndSaysWhatToDo() {
        gateway.configureFresh(I2C, "fresh");
        gateway.configureFresh(SPI, "spi");
        over("fresh");
        channel("board", "DOUBLE", MCP9808);

        TestGateway.patiently(
                () -> assertThatThrownBy(this::values).hasMessageContaining("set Bus of the driver, for example to 1"));
        assertThat(List.<Object>copyOf((List<?>) lab().call("columns")))
                .as("each cast as Kura casts it")
                .contains("address", "register", "type", "trigger.write", "crc", "ready.mask", "listen.ms");
        over("spi");
        channel("input", "DOUBLE", Map.of("register", "018000"));
        assertThatThrownBy(this::values).hasMessageContaining("set Bus of the driver, for example to 0.0");
    }

    @Test
    void garbageIsRefusedAndTheRunningBusStays() {
        gateway.instance(SPI, "adc", Map.of("bus", "spidev1.0", "mode", "0"));
        over("adc");
        channel(
                "input",
                "INTEGER",
                Map.of("register", "018000", "duplex", "full", "byte.offset", "1", "type", "u16", "mask", "3ff"));
        hold("VOLTAGE", 1.65);
        TestGateway.patiently(() -> assertThat(values()).containsEntry("input", "512"));

        gateway.instance(SPI, "adc", Map.of("bus", "everywhere", "mode", 7));

        assertThat(values()).containsEntry("input", "512");
    }

    @Test
    void whoListensHearsOfOtherValuesOnly() {
        gateway.instance(I2C, "bus1", Map.of("bus", "1"));
        over("bus1");
        channel("board", "DOUBLE", MCP9808);
        hold("TEMPERATURE", 20);
        TestGateway.patiently(() -> assertThat(values()).containsEntry("board", "20.0"));

        lab().call("listen", "board");
        TestGateway.patiently(() -> assertThat(events()).containsExactly("20.0"));
        hold("TEMPERATURE", 30);
        TestGateway.patiently(() -> assertThat(events()).containsExactly("20.0", "30.0"));
        assertThat(threads()).isEqualTo(1);
        lab().call("listenNoMore");

        TestGateway.patiently(() -> assertThat(threads()).isZero());
    }

    @Test
    void onlyWhatIsWritableIsWritten() {
        gateway.instance(I2C, "bus1", Map.of("bus", "1"));
        over("bus1");
        channel("upper", "DOUBLE", Map.of("address", "24", "register", "02", "scale", "0.0625"));
        TestGateway.patiently(() -> assertThat(values()).containsKey("upper"));
        assertThat(lab().call("write", "upper", 60.0))
                .isEqualTo("channel upper: it can only be read: setting writable is 'false'");

        channel("upper", "DOUBLE", Map.of("address", "24", "register", "02", "scale", "0.0625", "writable", "true"));
        assertThat(lab().call("write", "upper", 60.0)).isEqualTo("");

        assertThat(values()).containsEntry("upper", "60.0");
    }

    @Test
    void whatSensorsMeasureIsAChannelToo() {
        gateway.installPackage(Packages.sensors());
        gateway.configureFresh(SENSORS, "sensors");
        over("sensors");
        hold("TEMPERATURE", 21.5);
        hold("RELATIVE_HUMIDITY", 0.5);
        channel("room", "FLOAT", Map.of("sensor", "si7021", "quantity", "temperature"));
        channel("damp", "DOUBLE", Map.of("sensor", "si7021", "quantity", "relative-humidity"));
        channel("light", "DOUBLE", Map.of("sensor", "si7021", "quantity", "illuminance"));
        channel("nobody", "DOUBLE", Map.of("sensor", "attic", "quantity", "temperature"));

        TestGateway.patiently(() -> {
            assertThat(Double.parseDouble(values().get("room"))).isBetween(21.4, 21.6);
            assertThat(Double.parseDouble(values().get("damp"))).isBetween(0.49, 0.51);
        });
        assertThat(values())
                .containsEntry(
                        "light",
                        "channel light: settings quantity and input are 'illuminance' and '', "
                                + "the sensor si7021 has temperature, relative-humidity")
                .containsEntry(
                        "nobody",
                        "channel nobody: setting sensor is 'attic', allowed is one of the sensors that are there now: "
                                + "bme680, si7021");

        gateway.bus().call("detach", 0x40);
        TestGateway.patiently(() -> assertThat(values().get("room")).startsWith("channel room: not_acked: "));
        gateway.uninstallPackage("kura.driver.sensor");
        assertThatThrownBy(this::values).hasMessageContaining("Driver not attached");
    }

    private void over(String driver) {
        lab().call("over", driver);
    }

    private void channel(String name, String type, Map<String, String> settings) {
        lab().call("channel", name, type, name.equals("board") ? "°C" : "", settings);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> values() {
        return (Map<String, String>) lab().call("values");
    }

    @SuppressWarnings("unchecked")
    private List<Object> events() {
        return (List<Object>) lab().call("events");
    }

    private Service lab() {
        return gateway.service("org.eclipse.kura.asset.Asset");
    }

    private void hold(String quantity, double value) {
        var environment =
                Service.of(gateway.service("kura.simulator.SimulatedBuses").call("environment"));
        try {
            Class<?> quantities = environment.type().getClassLoader().loadClass("kura.sensor.Quantity");
            environment.call(
                    "hold", quantities.getMethod("valueOf", String.class).invoke(null, quantity), value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kura-driver bus1"))
                .count();
    }
}
