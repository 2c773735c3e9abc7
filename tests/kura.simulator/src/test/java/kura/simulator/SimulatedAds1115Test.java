// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedAds1115Test {

    private final AtomicLong clock = new AtomicLong();
    private final Environment environment = new Environment(clock::get);
    private final SimulatedAds1115 chip = SimulatedAds1115.ads1115(environment, clock::get);
    private final Wire wire = new Wire(chip);

    @ParameterizedTest
    @CsvSource({"C383, 2.048, 4000", "C583, -0.0000625, FFFF", "C183, 4.875, 6590", "C383, 5, 7FFF", "C383, -5, 8000"})
    void convertsToTheVectorsOfItsDatasheet(String configuration, double volts, String code) throws Nack {
        chip.hold(0, volts);
        wire.write("01" + configuration);
        clock.addAndGet(7_812_499);
        assertThat(wire.ask("00", 2)).isEqualTo("0000");
        assertThat(wire.ask("01", 1)).isLessThan("80");

        clock.addAndGet(1);
        assertThat(wire.ask("00", 2)).isEqualTo(code);
        assertThat(wire.ask("01", 2)).isEqualTo(configuration);
    }

    @Test
    void hasFourInputsAndTheirDifferences() throws Nack {
        environment.hold(Quantity.VOLTAGE, 3.072);
        assertThat(converted("01 83 E3")).isEqualTo("3000"); // a0 − a1
        assertThat(converted("01 F3 E3")).isEqualTo("1800"); // a3
        assertThat(converted("01 B3 E3")).isEqualTo("0800"); // a2 − a3
    }

    @Test
    void anAds1015LeavesFourBitsEmptyAndIsFaster() throws Nack {
        var ads1015 = new Wire(SimulatedAds1115.ads1015(environment, clock::get));
        environment.hold(Quantity.VOLTAGE, 1.9999);
        ads1015.write("01 C3 C3");
        clock.addAndGet(303_031);

        assertThat(ads1015.ask("00", 2)).isEqualTo("3E80");
    }

    @Test
    void convertsOnlyWhenToldTo() throws Nack {
        environment.hold(Quantity.VOLTAGE, 1);
        wire.write("01 43 83");
        clock.addAndGet(1_000_000_000);

        assertThat(wire.ask("00", 2)).isEqualTo("0000");
        chip.losePower();
        assertThat(wire.ask("01", 2)).isEqualTo("8583");
        assertThat(wire.ask("02", 2)).isEqualTo("8000");
        assertThat(wire.ask("03", 2)).isEqualTo("7FFF");
    }

    private String converted(String configuration) throws Nack {
        wire.write(configuration);
        clock.addAndGet(1_200_000);
        return wire.ask("00", 2);
    }
}
