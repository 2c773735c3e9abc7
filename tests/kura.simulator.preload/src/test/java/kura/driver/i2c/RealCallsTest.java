// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    private static final Map<String, String> RAW = Map.of();
    private static final Map<String, String> SMBUS_ONLY = Map.of("SIMBUS_FUNCS", "0c7f0000");

    @TempDir
    private Path directory;

    private Path socket;
    private SimbusServer server;

    Machine machine() {
        return Machine.HERE;
    }

    @BeforeEach
    void serve() throws Exception {
        machine().prepare();
        socket = directory.resolve("simbus");
        var chips = new TwoChips();
        server = new SimbusServer(
                socket, number -> number == 2 ? chips.hub() : number == 1 && chips.isThere() ? chips : null);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void readsAndWritesRegisters() throws Exception {
        assertThat(talk(RAW, "1 76 d0 1", "1 76 88 24", "1 76 f42e77 0", "1 76 f4 2"))
                .containsExactly(
                        "read d0", "read 88898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f", "read ", "read 2e77");
    }

    @Test
    void writesAndThenReadsWithoutARegister() throws Exception {
        assertThat(talk(RAW, "1 44 2c06 0", "1 44  2")).containsExactly("read ", "read 2c06");
    }

    @Test
    void movesAsMuchAsAMessageCanHold() throws Exception {
        String much = "a5".repeat(8192);

        assertThat(talk(RAW, "1 44 " + much + " 8192")).containsExactly("read " + much);
    }

    @Test
    void saysWhatTheKernelSays() throws Exception {
        assertThat(talk(RAW, "1 40 f3 0", "1 44  6", "7 76 d0 1"))
                .satisfiesExactly(
                        nobody -> assertThat(nobody).startsWith("NOT_ACKED 121 i2c-1 0x40, write 1 read 0: "),
                        notReady -> assertThat(notReady).startsWith("NOT_ACKED 6 i2c-1 0x44, write 0 read 6: "),
                        noBus -> assertThat(noBus).startsWith("ABSENT 2 there is no bus i2c-7;"));
    }

    @Test
    void speaksSmbusWhereAnAdapterHasNothingElse() throws Exception {
        assertThat(talk(
                        SMBUS_ONLY,
                        "1 76 d0 1",
                        "1 76 f42e 0",
                        "1 76 f4 1",
                        "1 76 102030 0",
                        "1 76 10 32",
                        "1 44 33 0"))
                .containsExactly(
                        "read d0",
                        "read ",
                        "read 2e",
                        "read ",
                        "read 2030" + "12131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f",
                        "read ");
    }

    @Test
    void saysWhatSmbusCannot() throws Exception {
        assertThat(talk(SMBUS_ONLY, "1 44  6", "1 76 88 33"))
                .allSatisfy(answer -> assertThat(answer).startsWith("UNSUPPORTED 0 i2c-1 0x"));
    }

    @Test
    void aHangingRequestMakesTheBusStuckUntilItComesBack() throws Exception {
        assertThat(talk(RAW, "1 76 d0 1", "1 11  1", "1 76 d0 1", "sleep 1500", "1 76 d0 1"))
                .satisfiesExactly(
                        before -> assertThat(before).isEqualTo("read d0"),
                        hangs -> assertThat(hangs)
                                .startsWith("STUCK 0 i2c-1 0x11, write 0 read 1: has not come back from the kernel"),
                        waits -> assertThat(waits)
                                .startsWith("STUCK 0 i2c-1: the bus is stuck since ")
                                .contains("'i2c-1 0x11, write 0 read 1' has not come back"),
                        slept -> {},
                        after -> assertThat(after).isEqualTo("read d0"));
    }

    @Test
    void triesAgainWhereTheWiresAreDisturbed() throws Exception {
        assertThat(talk(RAW, "1 12 00 0")).containsExactly("read ");
    }

    @Test
    void findsAnAdapterAgainThatWasUnplugged() throws Exception {
        assertThat(talk(RAW, "1 13 00 0", "1 76 d0 1", "2 08 00 0", "sleep 600", "1 76 d0 1"))
                .satisfiesExactly(
                        goes -> assertThat(goes).startsWith("ABSENT 2 there is no bus i2c-1;"),
                        away -> assertThat(away).startsWith("ABSENT 2 there is no bus i2c-1;"),
                        plugged -> {},
                        slept -> {},
                        back -> assertThat(back).isEqualTo("read d0"));
    }

    @Test
    void scansABus() throws Exception {
        assertThat(talk(RAW, "scan 1"))
                .contains("40: -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- --")
                .contains("70: -- -- -- -- -- -- 76 --");
    }

    @Test
    void runsWithoutI2cOnAMachineThatJnaDoesNotKnow() throws Exception {
        assertThat(talk(Map.of("JDK_JAVA_OPTIONS", "-Dos.arch=pdp11"), "1 76 d0 1"))
                .singleElement()
                .asString()
                .startsWith("UNSUPPORTED 0 no I2C on Linux pdp11: ");
    }

    private List<String> talk(Map<String, String> environment, String... transfers) throws Exception {
        return machine().run(directory, socket, environment, Talk.class, transfers);
    }
}
