// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kura.sensor.Quantity;
import kura.simulator.SimulatedBuses;
import kura.simulator.preload.SimbusServer;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gateways on Debian's kernel, with raw transfers over I²C and SPI; only the chips are simulated. */
@Tag("kernel")
@Tag("laptop")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class DebianKernelTest {

    private static final Set<String> SPI = Set.of("0.0", "0.1");

    private static final SimulatedBuses buses = new SimulatedBuses();
    private static final int i2cPort = FreePort.next();
    private static final int spiPort = FreePort.next();

    @TempDir
    private static Path folder;

    private static SimbusServer server;
    private static Guest guest;

    @BeforeAll
    static void boot() throws Exception {
        Path socket = folder.resolve("simbus");
        server = new SimbusServer(
                socket,
                number -> buses.bus(String.valueOf(number)),
                name -> SPI.contains(name) ? buses.spi(name) : null);
        guest = new Guest(folder, "x86.sh", socket.toString(), String.valueOf(i2cPort), String.valueOf(spiPort));
        guest.run("insmod " + Guest.ROOT.resolve("tests/kura.kernel/target/module/simbus.ko"));
        guest.run("{ cat /dev/simbus >&3 & cat <&3 >/dev/simbus & } 3<>$(ls /dev/vport*p1)"); // it opens only once
        guest.network();
    }

    @AfterAll
    static void stop() throws Exception {
        guest.close();
        server.close();
    }

    @Test
    void readsChipsOnI2c() throws Exception {
        guest.start("--bus 1 --sensors bme680,si7021,mcp9808,linux", 9100);

        try (var prometheus = Guest.prometheus(folder, i2cPort)) {
            for (double celsius : new double[] {-10, 25.5, 60}) {
                buses.environment().hold(Quantity.TEMPERATURE, celsius);
                shows(i2cPort, "kura_temperature_celsius{sensor=\"mcp9808\"} " + celsius);
                shows(i2cPort, "kura_sensor_up{sensor=\"bme680\"} 1.0");
                shows(i2cPort, "kura_sensor_up{sensor=\"si7021\"} 1.0");
                Guest.eventually(() -> assertThat(prometheus.value("kura_temperature_celsius{sensor=\"mcp9808\"}"))
                        .isEqualTo(celsius));
            }
        }

        buses.bus("1").detach(0x40);
        shows(i2cPort, "kura_sensor_read_errors_total{cause=\"not_acked\",sensor=\"si7021\"}");
        readsWhatADriverOfTheKernelReads();
    }

    /** The kernel's driver for an LM75 reads the simulated one. */
    private static void readsWhatADriverOfTheKernelReads() throws Exception {
        buses.environment().hold(Quantity.TEMPERATURE, -10);
        guest.run("echo lm75 0x48 >/sys/bus/i2c/devices/i2c-2/new_device");

        shows(i2cPort, "kura_temperature_celsius{sensor=\"lm75-2-0048\"} -10.0");
    }

    @Test
    void readsChipsOnSpi() throws Exception {
        guest.start("--bus 0.0 --sensors max31855 --port 8090 --console-port 8091", 9101);

        for (double celsius : new double[] {-10, 25.5, 120}) {
            buses.environment().hold(Quantity.TEMPERATURE, celsius);
            shows(spiPort, " " + celsius + "\n");
        }
        assertThat(new Page(spiPort).read()).contains("kura_sensor_up{sensor=\"max31855\"} 1.0");
    }

    private static void shows(int port, String line) {
        Guest.eventually(() -> assertThat(new Page(port).read()).contains(line));
    }
}
