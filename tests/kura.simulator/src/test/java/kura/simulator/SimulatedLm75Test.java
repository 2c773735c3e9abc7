// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedLm75Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final SimulatedLm75 tmp105 = SimulatedLm75.tmp105(environment, clock::get);
    private final Wire wire = new Wire(tmp105);

    @ParameterizedTest
    @CsvSource({"25, 1900", "-25, E700", "-0.0625, FFF0", "127.9375, 7FF0", "500, 7FF0", "-55, C900"})
    void aTmp105GivesTheVectorsOfItsDatasheet(double celsius, String code) throws Nack {
        environment.hold(Quantity.TEMPERATURE, celsius);
        wire.write("01 60");
        clock.addAndGet(220_000_000);

        assertThat(wire.ask("00", 2)).isEqualTo(code);
    }

    @Test
    void aTmp105WakesUpWithNineBitsAndShowsNothingAtFirst() throws Nack {
        environment.hold(Quantity.TEMPERATURE, 25.4375);
        clock.addAndGet(27_499_999);
        assertThat(wire.ask("00", 2)).isEqualTo("0000");

        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("1980");
        assertThat(wire.ask("01", 2)).isEqualTo("00FF");
    }

    @Test
    void moreBitsTakeLonger() throws Nack {
        environment.hold(Quantity.TEMPERATURE, 25.4375);
        wire.write("01 60");
        clock.addAndGet(219_999_999);
        assertThat(wire.ask("00", 2)).isEqualTo("0000");

        clock.addAndGet(1);
        assertThat(wire.read(2)).isEqualTo("1970");
        tmp105.losePower();
        assertThat(wire.read(2)).isEqualTo("0000");
    }

    @Test
    void theOthersDifferInTheirRegisters() throws Nack {
        environment.hold(Quantity.TEMPERATURE, -0.5);
        var lm75 = new Wire(SimulatedLm75.lm75(environment, clock::get));
        var tmp102 = new Wire(SimulatedLm75.tmp102(environment, clock::get));
        var tmp117 = new Wire(SimulatedLm75.tmp117(environment, clock::get));
        lm75.write("01 FF");
        tmp102.write("01 FF FF");
        tmp102.write("01 00"); // half of a register is nothing
        assertThat(tmp117.ask("00", 2)).isEqualTo("8000");
        clock.addAndGet(124_000_000);

        assertThat(lm75.ask("01", 1)).isEqualTo("1F");
        assertThat(lm75.ask("00", 2)).isEqualTo("FF80");
        assertThat(tmp102.ask("01", 2)).isEqualTo("FFF0");
        assertThat(tmp102.ask("00", 2)).isEqualTo("FF80");
        assertThat(tmp117.ask("01", 2)).isEqualTo("0220");
        assertThat(tmp117.ask("0F", 2)).isEqualTo("0117");
        assertThat(tmp117.ask("00", 2)).isEqualTo("FFC0");
    }
}
