// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina219;

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

class Ina219Test {

    static final List<String> FOUND =
            List.of("40: 00 > 27 FF", "40: 02 > 5D 9A", "40: 05 > 13 88", "40: 00 80 00", "40: 00 > 39 9F");

    @Test
    void aReadingIsFourTransactions() throws IOException {
        var bus = script("40: 00 3F FB", "40: 02 > 5D 9A", "40: 01 > 0F A0", "40: 00 > 3F FB");
        var chip = new Ina219(bus, 0x40, Range.of(0.1, 3.2), 128);

        assertThat(chip.start()).isEqualTo(151);
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.VOLTAGE, Quantity.CURRENT, Quantity.POWER);
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({
        "0.002, 5D 9A, 07 D0, 11.98, 10, 119.8", // the datasheet's
        "0.1, 5D 9A, 0F A0, 11.98, 0.4, 4.792",
        "0.1, 5D 9A, F0 60, 11.98, -0.4, -4.792",
        "0.1, 5D 9A, FF FF, 11.98, -0.0001, -0.001198",
        "0.1, 00 02, 00 00, 0, 0, 0",
        "0.1, 00 0A, 00 01, 0.004, 0.0001, 0.0000004",
        "0.1, F9 FA, 7C FF, 31.996, 3.1999, 102.384",
        "0.1, 5D 9B, 83 01, 11.98, -3.1999, -38.3348"
    })
    void valuesAreThoseOfTheDatasheet(double ohms, String bus, String shunt, double volts, double amperes, double watts)
            throws IOException {
        var script = script("40: 02 >" + bus, "40: 01 >" + shunt, "40: 00 > 3C 43");

        var values = new Ina219(script, 0x40, Range.of(ohms, 0.32 / ohms), 1).read();

        assertThat(values.get(0).value()).isCloseTo(volts, within(1e-9));
        assertThat(values.get(1).value()).isCloseTo(amperes, within(1e-9));
        assertThat(values.get(2).value()).isCloseTo(watts, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.4, 1, 24 43, 2",
        "0.1, 0.41, 2, 2C CB, 3",
        "0.1, 1.6, 16, 36 63, 19",
        "0.1, 3.2, 64, 3F 73, 76",
        "0.002, 160, 128, 3F FB, 151"
    })
    void rangeAndSamplesGoIntoTheConfiguration(double ohms, double amperes, int samples, String bytes, int millis)
            throws IOException {
        var bus = script("40: 00 " + bytes);

        assertThat(new Ina219(bus, 0x40, Range.of(ohms, amperes), samples).start())
                .isEqualTo(millis);
        bus.assertDone();
    }

    @Test
    void aSlowConversionIsWaitedFor() throws IOException {
        var bus = script("40: 02 > 5D 98", "40: 02 > 5D 98", "40: 02 > 5D 9A", "40: 01 > 00 00", "40: 00 > 3F FB");

        assertThat(new Ina219(bus, 0x40, Range.of(0.1, 3.2), 128).read()).hasSize(3);
        bus.assertDone();
    }

    /** A thread that had to wait itself looks once more, later than the chip may take. */
    @Test
    void aLateAnswerIsNotHeldAgainstTheChip() throws IOException {
        var bus = script("40: 02 > 5D 98", "40: 02 > 5D 9A", "40: 01 > 00 00", "40: 00 > 3C 43");
        I2cBus slow = (address, out, in) -> {
            bus.transfer(address, out, in);
            LockSupport.parkNanos(out[0] == 2 ? 50_000_000 : 0);
        };

        assertThat(new Ina219(slow, 0x40, Range.of(0.1, 3.2), 1).read()).hasSize(3);
        bus.assertDone();
    }

    static Playback script(String... lines) {
        return new Playback(Stream.concat(FOUND.stream(), Stream.of(lines)).toArray(String[]::new));
    }
}
