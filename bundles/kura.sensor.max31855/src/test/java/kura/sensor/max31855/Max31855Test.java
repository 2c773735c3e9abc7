// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31855;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import kura.bus.BusException;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Max31855Test {

    private static final String WARM = "spi 0: > 01 90 19 00"; // 25 °C and 25 °C

    @Test
    void readsBothEndsInOneMessage() throws IOException {
        var bus = new Playback(WARM, "spi 0: > 64 00 7F 00");
        var chip = new Max31855(bus);

        assertThat(chip.start()).isZero();
        assertThat(chip.read())
                .containsExactly(
                        new Measurement(Quantity.TEMPERATURE, "thermocouple", 1600),
                        new Measurement(Quantity.TEMPERATURE, "cold_junction", 127));
        bus.assertDone();
    }

    /** Tables 4 and 5 of the datasheet. */
    @ParameterizedTest
    @CsvSource({
        "0x6400, 1600",
        "0x3E80, 1000",
        "0x064C, 100.75",
        "0x0190, 25",
        "0, 0",
        "0xFFFC, -0.25",
        "0xFFF0, -1",
        "0xF060, -250"
    })
    void thermocouplesAreThoseOfTheDatasheet(int bits, double celsius) {
        assertThat(Max31855.thermocouple((short) bits)).isEqualTo(celsius);
    }

    @ParameterizedTest
    @CsvSource({
        "0x7F00, 127",
        "0x6490, 100.5625",
        "0x1900, 25",
        "0x0000, 0",
        "0xFFF0, -0.0625",
        "0xFF00, -1",
        "0xEC00, -20",
        "0xC900, -55"
    })
    void coldJunctionsAreThoseOfTheDatasheet(int bits, double celsius) {
        assertThat(Max31855.coldJunction(bits)).isEqualTo(celsius);
    }

    @ParameterizedTest
    @CsvSource({
        "01 91 19 01, 'is open: broken, or not connected'",
        "80 01 19 02, is shorted to ground",
        "7F FD 19 04, is shorted to the supply"
    })
    void aFaultOfTheThermocoupleLeavesTheColdJunction(String bytes, String words) throws IOException {
        var chip = new Max31855(new Playback(WARM, "spi 0: > " + bytes));

        var failure = catchThrowableOfType(SensorException.class, chip::read);

        assertThat(failure).hasMessage("MAX31855 on SPI: the thermocouple " + words);
        assertThat(failure.reason()).isEqualTo(Cause.IMPLAUSIBLE);
        assertThat(failure.measured()).containsExactly(new Measurement(Quantity.TEMPERATURE, "cold_junction", 25));
    }

    @Test
    void aFaultDoesNotHideTheChip() throws IOException {
        new Max31855(new Playback("spi 0: > 01 91 19 01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 00 00", "FF FF FF FF"})
    void nobodyHomeIsNoTemperature(String bytes) throws IOException {
        assertFails(Cause.NOT_ACKED, () -> new Max31855(new Playback("spi 0: > " + bytes)));

        var lost = new Max31855(new Playback(WARM, "spi 0: > " + bytes));
        assertFails(Cause.NOT_ACKED, lost::read);
    }

    /** A bit that is never set, a fault without a name, a name without a fault. */
    @ParameterizedTest
    @ValueSource(strings = {"01 92 19 00", "01 90 19 08", "01 91 19 00", "01 90 19 01"})
    void bitsThatItNeverSetsAreOfAnotherChipOrDamaged(String bytes) throws IOException {
        assertFails(Cause.WRONG_CHIP, () -> new Max31855(new Playback("spi 0: > " + bytes)));

        var disturbed = new Max31855(new Playback(WARM, "spi 0: > " + bytes));
        assertFails(Cause.IMPLAUSIBLE, disturbed::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 90 C8 F0", "01 90 7F F4"})
    void aColdJunctionOutOfItsRangeIsNone(String bytes) throws IOException {
        var chip = new Max31855(new Playback(WARM, "spi 0: > " + bytes));

        assertFails(Cause.IMPLAUSIBLE, chip::read);
    }

    @Test
    void aThermocoupleOutOfItsRangeLeavesTheColdJunction() throws IOException {
        var chip = new Max31855(new Playback(WARM, "spi 0: > 80 00 19 00"));

        var failure = catchThrowableOfType(SensorException.class, chip::read);

        assertThat(failure).hasMessageContaining("-2048.0 °C");
        assertThat(failure.measured()).hasSize(1);
    }

    @Test
    void aFailureOfTheBusIsItsOwn() throws IOException {
        assertThatThrownBy(() -> new Max31855(new Playback("spi 0: > !"))).isInstanceOf(BusException.class);

        var lost = new Max31855(new Playback(WARM, "spi 0: > !"));
        assertThatThrownBy(lost::read).isInstanceOf(BusException.class);
    }
}
