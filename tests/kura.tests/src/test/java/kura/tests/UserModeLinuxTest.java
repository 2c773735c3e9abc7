// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ships, on the i2c-dev of a real kernel; the chips are registers that i2cset writes, in the kernel's i2c-stub. */
@Tag("laptop")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class UserModeLinuxTest {

    private static final String MODULES = "/usr/lib/uml/modules/$(uname -r)/kernel/drivers/";
    private static final String TALK = Guest.java(
            "kura.driver.i2c.Talk",
            "bundles/kura.driver.i2c/target",
            "bundles/kura.api/target",
            "tests/kura.simulator.preload/target/test-classes");

    /** All of i2c-stub's calls. */
    private static final String BYTES_AND_BLOCKS = "0x0c7f0000";

    /** Registers of 16 bits: the stub's block calls cannot read those. */
    private static final String WORDS = "0x007f0000";

    @TempDir
    private static Path folder;

    private static Guest guest;

    @BeforeAll
    static void boot() throws Exception {
        guest = new Guest(folder, "uml.sh");
        if (guest.refusal() != null) {
            System.out.println("SKIPPED, no test on a real kernel: " + guest.refusal());
        } else {
            guest.run("insmod " + MODULES + "i2c/i2c-core.ko && insmod " + MODULES + "i2c/i2c-dev.ko");
            guest.run("insmod " + MODULES + "base/regmap/regmap-i2c.ko; insmod " + MODULES + "iio/industrialio.ko");
            guest.run("insmod " + MODULES + "iio/temperature/tmp006.ko");
        }
    }

    @BeforeEach
    void canRun() throws Exception {
        String refusal = guest.refusal();
        assumeTrue(refusal == null, "no user-mode Linux: " + refusal);
        guest.run("if [ -d /sys/module/i2c_stub ]; then rmmod i2c-stub; fi");
    }

    @AfterAll
    static void stop() {
        guest.close();
    }

    @Test
    void readsWhatAnotherProgramWroteAndWritesWhatItReads() throws IOException {
        plug(BYTES_AND_BLOCKS);
        guest.run("i2cset -y 0 0x76 0xd0 0x61 && i2cset -y 0 0x76 0x88 0x70 0x6b 0x43 i");

        assertThat(talk("0 76 d0 1", "0 76 88 3", "0 76 d0 0", "0 76  1", "0 76 f42e 0", "0 76 e0010203 0"))
                .isEqualTo("read 61\nread 706b43\nread \nread 61\nread \nread \n");

        assertThat(guest.run("i2cget -y 0 0x76 0xf4 && i2cget -y 0 0x76 0xe0 i 3"))
                .isEqualTo("0x2e\n0x01 0x02 0x03\n");
    }

    @Test
    void readsAndWritesWordsInTheOrderOfTheWire() throws IOException {
        plug(WORDS);
        guest.run("i2cset -y 0 0x48 0x00 0x8019 w");

        assertThat(talk("0 48 00 2", "0 48 034b80 0")).isEqualTo("read 1980\nread \n");

        assertThat(guest.run("i2cget -y 0 0x48 0x03 w")).isEqualTo("0x804b\n");
    }

    @Test
    void saysWhatTheKernelSays() throws IOException {
        plug(BYTES_AND_BLOCKS);

        assertThat(talk("0 33 d0 1", "0 76  6", "0 76 88 33", "7 76 d0 1").lines())
                .satisfiesExactly(
                        nobody -> assertThat(nobody).startsWith("NOT_ACKED 19 i2c-0 0x33, write 1 read 1: "),
                        plainRead -> assertThat(plainRead).startsWith("UNSUPPORTED 0 i2c-0 0x76, write 0 read 6: "),
                        tooLong -> assertThat(tooLong).startsWith("UNSUPPORTED 0 i2c-0 0x76, write 1 read 33: "),
                        noBus -> assertThat(noBus).startsWith("ABSENT 2 there is no bus i2c-7;"));
    }

    @Test
    void leavesAChipToItsDriverUntilThatIsUnboundAsTheMessageSays() throws IOException {
        plug(WORDS);
        bindThermometer();

        String busy = talk("0 40 01 2");
        assertThat(busy).startsWith("BUSY 16 i2c-0 0x40 belongs to a driver of the kernel");

        guest.run(busy.replaceAll("(?s).*'(echo [^']+)'.*", "$1"));
        assertThat(talk("0 40 00 2")).startsWith("read ");
    }

    /** Also a chip whose driver is the kernel's. */
    @Test
    void aGatewayPublishesWhatTheChipsRead() throws IOException {
        plug(WORDS);
        bindThermometer();
        guest.run("i2cset -y 0 0x18 0x06 0x5400 w && i2cset -y 0 0x18 0x07 0x0004 w"); // a MCP9808
        guest.run("i2cset -y 0 0x18 0x05 0x8801 w && i2cset -y 0 0x48 0x00 0x0078 w"); // 24.5 °C, 120 °C
        guest.start("--bus 0 --sensors mcp9808,lm75,linux", 9100);

        shows("kura_temperature_celsius{sensor=\"mcp9808\"} 24.5");
        shows("kura_temperature_celsius{sensor=\"lm75\"} 120.0");
        shows("kura_temperature_celsius{sensor=\"0-0040\"} 25.5");
        guest.run("i2cset -y 0 0x48 0x00 0x00f6 w");
        shows("kura_temperature_celsius{sensor=\"lm75\"} -10.0");
        guest.run("busybox killall java");
    }

    private static void plug(String functions) throws IOException {
        guest.run("insmod " + MODULES + "i2c/i2c-stub.ko chip_addr=0x18,0x40,0x48,0x76 functionality=" + functions);
    }

    /** A TMP006 at 25.5 °C, and the driver that the kernel has for it. */
    private static void bindThermometer() throws IOException {
        guest.run("i2cset -y 0 0x40 0xfe 0x4954 w && i2cset -y 0 0x40 0xff 0x6700 w"); // who it is
        guest.run("i2cset -y 0 0x40 0x02 0x8074 w && i2cset -y 0 0x40 0x01 0xc00c w"); // ready; 25.5 °C
        guest.run("echo tmp006 0x40 > /sys/bus/i2c/devices/i2c-0/new_device");
    }

    private static String talk(String... transfers) throws IOException {
        return guest.run(TALK + "'" + String.join("' '", transfers) + "'");
    }

    private static void shows(String line) {
        Guest.eventually(() -> assertThat(guest.run("busybox wget -q -O - http://127.0.0.1:8080/metrics; true"))
                .contains(line));
    }
}
