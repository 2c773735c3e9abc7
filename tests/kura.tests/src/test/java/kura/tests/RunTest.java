// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kura.simulator.SimulatedBuses;
import kura.simulator.preload.SimbusServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command ./run, as a user gives it. */
@Tag("laptop")
class RunTest {

    private final Laptop laptop = new Laptop();
    private final int port = laptop.port();
    private final int consolePort = laptop.consolePort();

    @TempDir
    private Path folder;

    @Test
    void startsAGatewayAndSaysWhereToLook() throws Exception {
        try (var run = run("--namespace", "prom_express", "--names", "plain")) {
            run.prints("stop      Ctrl-C");
            assertThat(run.output())
                    .contains("http://127.0.0.1:" + port + "/\n", "http://127.0.0.1:" + port + "/metrics")
                    .contains("http://127.0.0.1:" + consolePort + "/system/console   user admin, password admin")
                    .containsPattern("sensors   bme680, si7021; simulated")
                    .doesNotContain("WARN", "ERROR", "Exception");
            assertThat(new Page(port).read())
                    .contains("prom_express_temperature{sensor=\"bme680\"}")
                    .contains("prom_express_gas{sensor=\"bme680\"}")
                    .contains("prom_express_jvm_memory_used_bytes{", "prom_express_osgi_bundles{state=\"active\"}");
            assertThat(laptop.send(laptop.console("/configMgr")).body())
                    .contains("Prometheus endpoint", "Sensor sampling", "BME680 sensor");

            run.interrupt();
            run.ends(20);
        }
        assertThat(ProcessHandle.allProcesses().map(process -> process.info().arguments()))
                .noneMatch(arguments -> List.of(arguments.orElse(new String[0])).contains(String.valueOf(port)));
    }

    @Test
    void theConsoleChangesSettings() throws Exception {
        try (var run = run()) {
            run.prints("stop      Ctrl-C");
            String form = "apply=true&action=ajaxConfigManager&propertylist=namespace"
                    + ",names,port,address&namespace=plant&names=base-units&address=127.0.0.1&port=" + port;
            laptop.send(laptop.console("/configMgr/kura.exporter.http")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            TestGateway.patiently(
                    () -> assertThat(new Page(port).read()).contains("plant_sensor_up{sensor=\"bme680\"} 1.0"));
        }
    }

    @Test
    void saysInOneLineWhatIsWrongWithTheCommand() throws Exception {
        refuses("--namespace is 'my plant', allowed are letters, digits and _", "--namespace", "my plant");
        refuses("--names is 'pretty', allowed is base-units or plain", "--names", "pretty");
        refuses("--bus is '-1', allowed is an I²C bus, for example 1", "--bus", "-1");
        refuses("--sensors has 'bme999', allowed are all or some of ", "--sensors", "si7021,bme999");
        refuses("--sensors has 'lm75:tmp105', allowed is a chip and its settings", "--sensors", "lm75:tmp105");
        refuses("--sensors has 'all:chip=tmp105', but settings belong to one chip", "--sensors", "all:chip=tmp105");
        refuses("Unknown option: '--colour'", "--colour");
        refuses("--namespace needs a value", "--namespace");
        refuses("--bus is given twice for SPI", "--bus", "0.0", "--bus", "1", "--bus=0.1");
    }

    /** Without anything that was built: that takes a minute, on a quiet machine. */
    @Test
    void answersBeforeItBuilds() throws Exception {
        Path root = TestGateway.FEATURES.resolveSibling("");
        Path options = Path.of("features/laptop/src/main/java/kura/laptop/Options.java");
        Files.createDirectories(folder.resolve(options).getParent());
        Files.createDirectories(folder.resolve("bundles/kura.sensor.si7021"));
        Files.createDirectories(folder.resolve("bundles/kura.sensor.bme680"));
        Files.copy(root.resolve(options), folder.resolve(options));
        String run = Files.copy(root.resolve("run"), folder.resolve("run")).toString();
        try (var help = new Program(folder, Map.of(), List.of(run, "--help"))) {
            assertThat(help.ends(60)).isZero();
            assertThat(help.output())
                    .startsWith("Usage: ./run")
                    .contains("--console-port")
                    .doesNotContain("Building");
        }
        try (var wrong = new Program(folder, Map.of(), List.of(run, "--sensors", "bme680,bme999"))) {
            assertThat(wrong.ends(60)).isEqualTo(1);
            assertThat(wrong.output())
                    .isEqualTo("./run: --sensors has 'bme999', allowed are all or some of bme680, si7021\n");
        }
    }

    @Test
    void aChipHasTheBusOfItsKind() throws Exception {
        try (var run = run("--bus", "250", "--bus", "250.0", "--sensors", "si7021,max31855,bme680")) {
            run.prints("; on /dev/i2c-250 and /dev/spidev250.0");
            TestGateway.patiently(() -> assertThat(run.output())
                    .contains("there is no bus i2c-250", "there is no bus spi-250.0")
                    .doesNotContain("not_configured"));
        }
        try (var run = run("--bus", "250", "--sensors", "max31855")) {
            run.prints("a max31855 cannot be on that kind of bus and has none; one more --bus, for example 0.0");
        }
    }

    @Test
    void aChipMayHaveSettingsOfItsOwn() throws Exception {
        try (var run = run("--sensors", "lm75:colour=red:temperature.offset=60")) {
            run.prints("a lm75 has no setting 'colour'");
            TestGateway.patiently(() -> assertThat(new Page(port).read())
                    .containsPattern("kura_temperature_celsius\\{sensor=\"lm75\"} [78]\\d\\."));
        }
    }

    @Test
    void saysInOneLineThatAPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            refuses("port " + taken.getLocalPort() + " is in use; choose another one with --port");
        }
        try (var taken = new ServerSocket(consolePort, 1, InetAddress.getByName("127.0.0.1"))) {
            refuses("port " + taken.getLocalPort() + " is in use; choose another one with --console-port");
        }
    }

    /** The whole way down to the system's calls; only the kernel behind them is not real. */
    @Test
    void readsRealChipsOnARealBus() throws Exception {
        var buses = new SimulatedBuses();
        Path socket = folder.resolve("simbus");
        Path shim = folder.resolve("simbus_preload.so"); // LD_PRELOAD bears no blanks in a path
        Files.copy(TestGateway.FEATURES.resolveSibling("tests/kura.simulator.preload/target/simbus_preload.so"), shim);
        var kernel = Map.of("LD_PRELOAD", shim.toString(), "SIMBUS_SOCKET", socket.toString());
        try (var server = new SimbusServer(socket, number -> number == 1 ? buses.bus("1") : null);
                var run = new Program(folder, kernel, laptop.command("--bus", "1"))) {
            run.prints("; on /dev/i2c-1");
            TestGateway.patiently(() -> assertThat(new Page(port).read())
                    .contains("kura_temperature_celsius{sensor=\"bme680\"}")
                    .contains("kura_temperature_celsius{sensor=\"si7021\"}"));

            buses.bus("1").detach(0x77);
            TestGateway.patiently(() -> assertThat(new Page(port).read())
                    .contains("kura_sensor_up{sensor=\"bme680\"} 0.0")
                    .contains("cause=\"not_acked\""));
            run.interrupt();
            run.ends(20);
            assertThat(server).isNotNull();
        }
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoSuchBus() throws Exception {
        try (var run = run("--bus", "250")) {
            run.prints("stop      Ctrl-C");
            TestGateway.patiently(() -> assertThat(new Page(port).read())
                    .contains("kura_sensor_read_errors_total{cause=\"absent\",sensor=\"bme680\"}"));
            assertThat(run.output()).contains("/dev/i2c-250");
        }
    }

    private void refuses(String line, String... arguments) throws Exception {
        try (var run = run(arguments)) {
            assertThat(run.ends(20)).isEqualTo(1);
            assertThat(run.output().strip())
                    .startsWith("./run: ")
                    .contains(line)
                    .doesNotContain("\n");
        }
    }

    private Program run(String... arguments) throws Exception {
        return new Program(folder, Map.of(), laptop.command(arguments));
    }
}
