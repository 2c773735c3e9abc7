// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import kura.bus.I2cBus;
import kura.bus.SpiBus;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistersTest {

    @Test
    void onI2cTheNumberComesFirst() throws IOException {
        var bus = new Playback("76: F7 > 01 02 03", "76: F2 01 F4 25", "76: D0 > FF");
        var registers = Registers.on((I2cBus) bus, 0x76);

        assertThat(registers.read(0xF7, 3)).containsExactly(1, 2, 3);
        registers.write(0xF2, 0x01, 0xF4, 0x25);
        assertThat(registers.id(0xD0)).isEqualTo(0xFF);
        assertThat(registers.place()).isEqualTo("at 0x76");
        bus.assertDone();
    }

    @Test
    void onSpiTheNumberHasABitForReading() throws IOException {
        var bus = new Playback("spi 0: F7 > 01 02 03", "spi 0: 9D > 80", "spi 0: 72 01 74 A5", "spi 0: D0 > 60");
        var registers = Registers.on((SpiBus) bus);

        assertThat(registers.read(0xF7, 3)).containsExactly(1, 2, 3);
        assertThat(registers.read(0x1D, 1)).containsExactly(0x80);
        registers.write(0xF2, 0x01, 0xF4, 0xA5);
        assertThat(registers.id(0xD0)).isEqualTo(0x60);
        assertThat(registers.place()).isEqualTo("on SPI");
        bus.assertDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "FF"})
    void onSpiNobodyHomeIsNoChip(String nothing) {
        var registers = Registers.on((SpiBus) new Playback("spi 0: D0 >" + nothing));

        assertThatThrownBy(() -> registers.id(0xD0))
                .hasMessageEndingWith("no chip answers on SPI: its id reads 0x" + nothing.toLowerCase(Locale.ROOT))
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.NOT_ACKED));
    }

    @Test
    void waitsUntilTheBitsAreAsWanted() throws IOException {
        var registers = Registers.on((I2cBus) new Playback("76: F3 > 09 AA", "76: F3 > 08 BB", "76: F3 > 04 CC"), 0x76);

        assertThat(registers.await(0xF3, 2, 0x09, 0)).containsExactly(0x04, 0xCC);
    }

    @Test
    void doesNotWaitForEver() {
        var script = Collections.nCopies(6, "76: F3 > F8").toArray(String[]::new);
        var registers = Registers.on((I2cBus) new Playback(script), 0x76);

        assertThatThrownBy(() -> registers.await(0xF3, 1, 0x08, 0))
                .hasMessage("the chip at 0x76 is not ready: register 0xf3 still reads 0xf8")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.NOT_READY));
    }
}
