// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedMcp9808Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final SimulatedMcp9808 chip = new SimulatedMcp9808(environment, clock::get);
    private final Wire wire = new Wire(chip);

    @ParameterizedTest
    @CsvSource({"25, C190", "-25, 3E70", "-0.0625, 3FFF", "125, C7D0", "0, 8000"})
    void comparesWithLimitsThatAreZeroAtFirst(double celsius, String ambient) throws Nack {
        environment.hold(Quantity.TEMPERATURE, celsius);
        clock.addAndGet(250_000_000);

        assertThat(wire.ask("05", 2)).isEqualTo(ambient);
    }

    @Test
    void comparesAnewWithEachConversion() throws Nack {
        environment.hold(Quantity.TEMPERATURE, 25);
        wire.write("02 0F FC");
        wire.write("03 10 04");
        wire.write("04 0F FC");
        clock.addAndGet(249_999_999);
        assertThat(wire.ask("05", 2)).isEqualTo("0000");

        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("0190");
        chip.losePower();
        assertThat(wire.read(2)).isEqualTo("0000");
        assertThat(wire.ask("04", 2)).isEqualTo("0000");
    }

    @Test
    void aCoarseResolutionIsFast() throws Nack {
        environment.hold(Quantity.TEMPERATURE, 25.3);
        wire.write("08 00");
        clock.addAndGet(30_000_000);

        assertThat(wire.ask("05", 2)).isEqualTo("C198");
        assertThat(wire.ask("08", 1)).isEqualTo("00");
    }

    @Test
    void doesNotConvertWhileItIsShutDown() throws Nack {
        wire.write("01 01 00");
        clock.addAndGet(2_000_000_000);

        assertThat(wire.ask("05", 2)).isEqualTo("0000");
    }

    @Test
    void tellsWhatItIs() throws Nack {
        assertThat(wire.ask("06", 2)).isEqualTo("0054");
        assertThat(wire.ask("07", 2)).isEqualTo("0400");
    }
}
