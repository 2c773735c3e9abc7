// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import kura.bus.SpiMode;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedMax31855Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);

    /** The thermocouple's part is that of the datasheet's table 4. */
    @ParameterizedTest
    @CsvSource({"1600, 64007ff0", "25, 01901b00", "0, 00000200", "-0.25, fffc01c0", "-250, f0608000"})
    void saysWhatTheDatasheetSays(double celsius, String bytes) {
        environment.hold(Quantity.TEMPERATURE, celsius);

        assertThat(read(new SimulatedMax31855(environment, clock::get), 0)).isEqualTo(bytes);
    }

    @Test
    void convertsTenTimesASecond() {
        environment.hold(Quantity.TEMPERATURE, 0);
        var chip = new SimulatedMax31855(environment, clock::get);
        environment.hold(Quantity.TEMPERATURE, 25);

        clock.set(99_999_999);
        assertThat(read(chip, 0)).isEqualTo("00000200");
        clock.set(100_000_000);
        assertThat(read(chip, 0)).isEqualTo("01901b00");
    }

    @Test
    void saysNothingInAnotherMode() {
        assertThat(read(new SimulatedMax31855(environment, clock::get), 1)).isEqualTo("00000000");
    }

    private static String read(SimulatedMax31855 chip, int mode) {
        return HexFormat.of().formatHex(chip.exchange(SpiMode.of(mode, 1), new byte[4]));
    }
}
