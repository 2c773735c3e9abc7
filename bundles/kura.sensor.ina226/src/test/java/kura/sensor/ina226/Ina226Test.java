// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina226;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kura.bus.I2cBus;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ina226Test {

    static final List<String> FOUND = List.of("41: FE > 54 49", "41: FF > 22 60");

    @Test
    void aReadingIsFiveTransactions() throws IOException {
        var bus = script("41: 00 47 23", "41: 06 > 00 08", "41: 01 > 1F 40", "41: 02 > 25 70", "41: 00 > 47 23");
        var chip = new Ina226(bus, 0x41, 0.01, 64);

        assertThat(chip.start()).isEqualTo(155);
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.VOLTAGE, Quantity.CURRENT, Quantity.POWER);
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({
        "0.002, 1F 40, 25 70, 11.98, 10, 119.8", // the datasheet's
        "0.01, 03 E8, 25 70, 11.98, 0.25, 2.995",
        "0.01, FC 18, 25 70, 11.98, -0.25, -2.995",
        "0.01, FF FF, 25 70, 11.98, -0.00025, -0.002995",
        "0.01, 00 00, 00 00, 0, 0, 0",
        "0.01, 7F FE, 7F FE, 40.9575, 8.1915, 335.50336",
        "0.01, 80 01, 00 01, 0.00125, -8.19175, -0.0102397"
    })
    void valuesAreThoseOfTheDatasheet(double ohms, String shunt, String bus, double volts, double amperes, double watts)
            throws IOException {
        var script = script("41: 06 > 00 08", "41: 01 >" + shunt, "41: 02 >" + bus, "41: 00 > 41 23");

        var values = new Ina226(script, 0x41, ohms, 1).read();

        assertThat(values.get(0).value()).isCloseTo(volts, within(1e-9));
        assertThat(values.get(1).value()).isCloseTo(amperes, within(1e-9));
        assertThat(values.get(2).value()).isCloseTo(watts, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"1, 41 23, 3", "4, 43 23, 10", "16, 45 23, 39", "128, 49 23, 310", "256, 4B 23, 620"})
    void samplesGoIntoTheConfiguration(int samples, String bytes, int millis) throws IOException {
        var bus = script("41: 00 " + bytes);

        assertThat(new Ina226(bus, 0x41, 0.01, samples).start()).isEqualTo(millis);
        bus.assertDone();
    }

    @Test
    void aSlowConversionIsWaitedFor() throws IOException {
        var bus = script(
                "41: 06 > 00 00",
                "41: 06 > 00 04",
                "41: 06 > 00 08",
                "41: 01 > 00 00",
                "41: 02 > 00 00",
                "41: 00 > 49 23");

        assertThat(new Ina226(bus, 0x41, 0.01, 128).read()).hasSize(3);
        bus.assertDone();
    }

    /** A thread that had to wait itself looks once more, later than the chip may take. */
    @Test
    void aLateAnswerIsNotHeldAgainstTheChip() throws IOException {
        var bus = script("41: 06 > 00 00", "41: 06 > 00 08", "41: 01 > 00 00", "41: 02 > 00 00", "41: 00 > 41 23");
        I2cBus slow = (address, out, in) -> {
            bus.transfer(address, out, in);
            LockSupport.parkNanos(out[0] == 6 ? 50_000_000 : 0);
        };

        assertThat(new Ina226(slow, 0x41, 0.01, 1).read()).hasSize(3);
        bus.assertDone();
    }

    static Playback script(String... lines) {
        return new Playback(Stream.concat(FOUND.stream(), Stream.of(lines)).toArray(String[]::new));
    }
}
