// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.LibcLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxI2cBusesTest {

    private final ScriptedKernel kernel = new ScriptedKernel(8, ScriptedKernel.RAW);
    private final LinuxI2cBuses buses = new LinuxI2cBuses(() -> kernel);

    @Test
    void opensABusOnce() throws BusException {
        assertThat(buses.named("1")).isSameAs(buses.named("1"));
        assertThat(kernel.asked).containsExactly("open /dev/i2c-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "-1", "01", "1 ", "12345678", "/dev/i2c-1"})
    void saysWhatANameLooksLike(String name) {
        assertThatThrownBy(() -> buses.named(name))
                .hasMessage("there is no bus '" + name + "'; allowed is a number, 1 for /dev/i2c-1");
        assertThat(kernel.asked).isEmpty();
    }

    @Test
    void closesAllBuses() throws BusException {
        buses.named("1");
        buses.named("20");
        buses.stop();

        assertThat(kernel.asked).endsWith("close 3", "close 3");
        assertThatThrownBy(() -> buses.named("1")).hasMessage("the driver of i2c-1 was stopped");
    }

    @Test
    void saysAgainAndAgainWhyThereIsNoI2c() {
        var nowhere = new LinuxI2cBuses(() -> {
            throw new UnsatisfiedLinkError("JNA has nothing for this machine");
        });

        for (int i = 0; i < 2; i++) {
            var refusal = catchThrowableOfType(BusException.class, () -> nowhere.named("1"));
            assertThat(refusal).hasMessageContaining(": JNA has nothing for this machine");
            assertThat(refusal.kind()).isEqualTo(Kind.UNSUPPORTED);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsNoBusByTheRealSystemAndLeavesOtherJnasAlone(@TempDir Path temporary) {
        System.setProperty("jna.tmpdir", "/elsewhere");
        System.setProperty("jna.boot.library.path", "/usr/lib/jni");
        try {
            var real = new LinuxI2cBuses(new LibcLoader("/dev/i2c-N", temporary.toFile()));

            var refusal = catchThrowableOfType(BusException.class, () -> real.named("250"));

            assertThat(refusal.kind()).isEqualTo(Kind.ABSENT);
            assertThat(refusal)
                    .hasMessageStartingWith("there is no bus i2c-250;")
                    .hasMessageEndingWith("(ENOENT)");
            assertThat(System.getProperty("jna.tmpdir")).isEqualTo("/elsewhere");
            assertThat(System.getProperty("jnidispatch.path")).isNull();
            assertThat(temporary).isEmptyDirectory();
        } finally {
            System.clearProperty("jna.tmpdir");
            System.clearProperty("jna.boot.library.path");
        }
    }
}
