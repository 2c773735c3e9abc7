// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Collections;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.LibcLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxSpiBusesTest {

    private final ScriptedKernel kernel = new ScriptedKernel();
    private final LinuxSpiBuses buses = new LinuxSpiBuses(() -> kernel);

    @Test
    void opensABusOnce() throws BusException {
        assertThat(buses.named("0.1")).isSameAs(buses.named("0.1")).isNotSameAs(buses.named("0.0"));
        assertThat(kernel.asked).containsExactly("open /dev/spidev0.1", "open /dev/spidev0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.", ".1", "00.1", "0.1 ", "0.1000", "1.-1", "/dev/spidev0.1"})
    void saysWhatANameLooksLike(String name) {
        assertThatThrownBy(() -> buses.named(name))
                .hasMessage(
                        "there is no SPI bus '" + name + "'; allowed are bus and chip select, 0.1 for /dev/spidev0.1");
        assertThat(kernel.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, ABSENT", "19, ABSENT", "6, ABSENT", "13, PERMISSION", "1, PERMISSION", "5, IO"})
    void saysWhyABusDoesNotOpen(int number, Kind kind) {
        kernel.then("-" + number);

        var refusal = catchThrowableOfType(BusException.class, () -> buses.named("0.1"));

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.errno()).isEqualTo(number);
    }

    @Test
    void saysWhatToDo() {
        assertThat(Errno.opening("0.1", 13)).hasMessageContaining("'usermod -aG spi kurad'");
        assertThat(Errno.opening("0.1", 2)).hasMessageContaining("dtparam=spi=on in config.txt");
    }

    @Test
    void closesAllBuses() throws BusException {
        buses.named("0.0");
        buses.named("1.2");
        buses.stop();

        await().until(() -> Collections.frequency(kernel.asked, "close 3") == 2);
        assertThatThrownBy(() -> buses.named("0.0")).hasMessage("the driver of spi-0.0 was stopped");
    }

    @Test
    void saysAgainAndAgainWhyThereIsNoSpi() {
        var nowhere = new LinuxSpiBuses(() -> {
            throw new UnsatisfiedLinkError("JNA has nothing for this machine");
        });

        for (int i = 0; i < 2; i++) {
            var refusal = catchThrowableOfType(BusException.class, () -> nowhere.named("0.0"));
            assertThat(refusal).hasMessageContaining(": JNA has nothing for this machine");
            assertThat(refusal.kind()).isEqualTo(Kind.UNSUPPORTED);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsNoBusByTheRealSystem(@TempDir Path temporary) {
        var real = new LinuxSpiBuses(new LibcLoader("/dev/spidevB.C", temporary.toFile()));

        var refusal = catchThrowableOfType(BusException.class, () -> real.named("250.9"));

        assertThat(refusal.kind()).isEqualTo(Kind.ABSENT);
        assertThat(refusal).hasMessageStartingWith("there is no bus spi-250.9;").hasMessageEndingWith("(ENOENT)");
        real.stop();
    }
}
