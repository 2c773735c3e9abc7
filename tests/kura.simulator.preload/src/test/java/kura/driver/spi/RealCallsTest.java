// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kura.bus.BusException.Kind;
import kura.sensor.Quantity;
import kura.simulator.SimulatedBuses;
import kura.simulator.SimulatedMax31855;
import kura.simulator.SimulatedMax31865;
import kura.simulator.SimulatedMcp3008;
import kura.simulator.preload.Machine;
import kura.simulator.preload.SimbusServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The driver in a JVM of its own, by the bundle's JNA and the C library, down to what a kernel sees. */
@EnabledOnOs(OS.LINUX)
class RealCallsTest {

    private static final Set<String> PRESENT = Set.of("0.0", "0.1", "1.0", "2.3");

    @TempDir
    private Path directory;

    private final SimulatedBuses buses = new SimulatedBuses();
    private Path socket;
    private SimbusServer server;

    Machine machine() {
        return Machine.HERE;
    }

    @BeforeEach
    void serve() throws Exception {
        machine().prepare();
        var environment = buses.environment();
        environment.hold(Quantity.TEMPERATURE, 25);
        environment.hold(Quantity.VOLTAGE, 1.65);
        buses.spi("0.0").attach(new SimulatedMax31855(environment, System::nanoTime));
        buses.spi("0.1").attach(new SimulatedMax31865(environment, System::nanoTime));
        buses.spi("1.0").attach(new SimulatedMcp3008(environment, System::nanoTime));
        buses.spi("2.3").attach((mode, out) -> {
            out[0] = (byte) (mode.mode() << 4 | mode.bits() / 8);
            return out;
        });
        socket = directory.resolve("simbus");
        server = new SimbusServer(socket, number -> null, name -> PRESENT.contains(name) ? buses.spi(name) : null);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void onlyReads() throws Exception {
        assertThat(talk("0.0 0 8  4")).containsExactly("read 01901b00");
    }

    @Test
    void writesAndReadsWhileTheChipStaysSelected() throws Exception {
        assertThat(talk("0.1 1 8 00 8", "0.1 1 8 8312345678 0", "0.1 1 8 00 8"))
                .containsExactly("read 000000ffff000000", "read ", "read 0000001234567800");
    }

    @Test
    void writesAndReadsAtTheSameTime() throws Exception {
        assertThat(talk("1.0 0 8 018000 =", "1.0 0 8 019000 =")).containsExactly("read fffa00", "read fff900");
    }

    @Test
    void setsTheModeAndTheLengthOfWords() throws Exception {
        assertThat(talk("2.3 0 8 0011 =", "2.3 3 16 0022 =", "2.3 1 32 00000033 =", "2.3 2 8 0044 ="))
                .containsExactly("read 0111", "read 3222", "read 14000033", "read 2144");
    }

    @Test
    void movesAsMuchAsAMessageCanHold() throws Exception {
        String much = "a5".repeat(4095);

        assertThat(talk("2.3 0 8 a5" + much + " =", "2.3 0 8 a5 4095"))
                .containsExactly("read 01" + much, "read " + "00".repeat(4095));
    }

    @Test
    void saysWhatTheKernelSays() throws Exception {
        buses.spi("0.1").fail(Kind.IO);

        assertThat(talk("0.1 1 8 00 8", "7.0 0 8 00 1"))
                .satisfiesExactly(
                        failing -> assertThat(failing)
                                .startsWith("IO 5 spi-0.1, mode 1, 1000000 Hz, 8 bits, write 1 read 8: "),
                        noBus -> assertThat(noBus).startsWith("ABSENT 2 there is no bus spi-7.0; is SPI enabled"));
    }

    @Test
    void tellsNobodyHomeByNothingButZeros() throws Exception {
        buses.spi("0.1").attach(null);

        assertThat(talk("0.1 1 8 00 2")).containsExactly("read 0000");
    }

    @Test
    void runsWithoutSpiOnAMachineThatJnaDoesNotKnow() throws Exception {
        assertThat(talk(Map.of("JDK_JAVA_OPTIONS", "-Dos.arch=pdp11"), "0.0 0 8 00 1"))
                .singleElement()
                .asString()
                .startsWith("UNSUPPORTED 0 no SPI on Linux pdp11: ");
    }

    private List<String> talk(String... messages) throws Exception {
        return talk(Map.of(), messages);
    }

    private List<String> talk(Map<String, String> environment, String... messages) throws Exception {
        return machine().run(directory, socket, environment, Talk.class, messages);
    }
}
