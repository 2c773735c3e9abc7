// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina219;

import static kura.sensor.ina219.Ina219Test.FOUND;
import static kura.sensor.ina219.Ina219Test.script;
import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import kura.bus.I2cBus;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ina219FailureTest {

    private static final Range RANGE = Range.of(0.1, 3.2);
    private static final String CONFIGURED = "40: 00 > 3C 43";
    private static final String OTHERS = "; an INA226, a PCA9685, a Si7021 or an HTU21D may have the same address";

    @ParameterizedTest
    @CsvSource({"41 27, 0x4127", "FF FF, 0xffff", "85 83, 0x8583"})
    void anotherChipIsNotEvenWrittenTo(String bytes, String seen) {
        assertFails(
                Cause.WRONG_CHIP,
                "no INA219 at 0x40: configuration is " + seen + OTHERS,
                () -> new Ina219(new Playback("40: 00 >" + bytes), 0x40, RANGE, 1));
    }

    /** What a reset would be to it: RESTART. It counts its registers up by itself, or not, as it was told. */
    @ParameterizedTest
    @CsvSource({
        "11 04, E2 E4, E0 00, '0x1104, 0xe2e4, 0xe000'",
        "21 04, E2 E4, E0 01, '0x2104, 0xe2e4, 0xe001'",
        "11 11, E2 E2, E0 E0, '0x1111, 0xe2e2, 0xe0e0'",
        "00 00, E2 E2, E0 E0, '0x0000, 0xe2e2, 0xe0e0'"
    })
    void servosAndLampsOfAPca9685AreLeftAlone(String first, String third, String sixth, String seen) {
        var bus = new Playback("40: 00 >" + first, "40: 02 >" + third, "40: 05 >" + sixth);

        assertFails(
                Cause.WRONG_CHIP,
                "no INA219 at 0x40: registers 0, 2 and 5 are " + seen + OTHERS,
                () -> new Ina219(bus, 0x40, RANGE, 1));
    }

    @Test
    void anOddCalibrationIsNone() {
        var bus = new Playback("40: 00 > 27 FF", "40: 02 > 5D 9A", "40: 05 > 13 89");

        assertThatThrownBy(() -> new Ina219(bus, 0x40, RANGE, 1)).hasMessageContaining("0x27ff, 0x5d9a, 0x1389");
    }

    @Test
    void refusesWhatAResetDoesNotReset() {
        var bus = new Playback("40: 00 > 11 04", "40: 02 > 00 00", "40: 05 > 00 00", "40: 00 80 00", "40: 00 > 11 04");

        assertFails(
                Cause.WRONG_CHIP,
                "no INA219 at 0x40: after a reset its configuration is 0x1104" + OTHERS,
                () -> new Ina219(bus, 0x40, RANGE, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7D 00", "83 00", "7F FF", "80 00"})
    void aCurrentBeyondTheRangeLeavesTheVoltage(String shunt) throws IOException {
        var chip = new Ina219(script("40: 02 > 5D 9A", "40: 01 >" + shunt, CONFIGURED), 0x40, RANGE, 1);

        assertFailsWith(
                "INA219 at 0x40: its current is beyond the range: the shunt has 0.32 V or more",
                chip::read,
                new Measurement(Quantity.VOLTAGE, 11.98));
    }

    @Test
    void theRangeIsTheOneThatWasSet() throws IOException {
        var chip =
                new Ina219(script("40: 02 > 5D 9A", "40: 01 > 0F A0", "40: 00 > 24 43"), 0x40, Range.of(0.1, 0.4), 1);

        assertFailsWith(
                "INA219 at 0x40: its current is beyond the range: the shunt has 0.04 V or more",
                chip::read,
                new Measurement(Quantity.VOLTAGE, 11.98));
    }

    @Test
    void aVoltageBeyondTheRangeLeavesTheCurrent() throws IOException {
        var chip = new Ina219(script("40: 02 > FA 02", "40: 01 > 00 64", CONFIGURED), 0x40, RANGE, 1);

        assertFailsWith(
                "INA219 at 0x40: its voltage is beyond the range: 32 V or more",
                chip::read,
                new Measurement(Quantity.CURRENT, 0.01));
    }

    @Test
    void bothBeyondTheRangeLeaveNothing() throws IOException {
        var chip = new Ina219(script("40: 02 > FF FA", "40: 01 > 7D 00", CONFIGURED), 0x40, RANGE, 1);

        assertFailsWith("INA219 at 0x40: its current is beyond the range: the shunt has 0.32 V or more", chip::read);
    }

    @Test
    void whatIsReadAfterAPowerLossIsNoMeasurement() throws IOException {
        var chip = new Ina219(script("40: 02 > 5D 9A", "40: 01 > 00 00", "40: 00 > 39 9F"), 0x40, RANGE, 1);

        assertFailsWith("INA219 at 0x40: is no longer configured: reads 0x399f; was its power lost?", chip::read);
    }

    @Test
    void aConversionThatNeverEndsIsGivenUp() throws IOException {
        var registers =
                ByteBuffer.allocate(12).putShort(0, (short) 0x399F).putShort(4, (short) 1); // overflow, not converted
        I2cBus bus = (address, out, in) -> registers.get(2 * out[0], in);
        var chip = new Ina219(bus, 0x40, RANGE, 1);

        assertFails(Cause.NOT_READY, "INA219 at 0x40 has not converted: reads 0x0001", chip::read);
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = new Ina219(script("40: 02 > 00 00"), 0x40, RANGE, 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        var reading = new ArrayList<>(FOUND);
        reading.addAll(List.of("40: 00 3C 43", "40: 02 > 5D 9A", "40: 01 > 00 00", CONFIGURED));
        Playback.assertGoneAt(step, reading, bus -> {
            var chip = new Ina219(bus, 0x40, RANGE, 1);
            chip.start();
            chip.read();
        });
    }

    private static void assertFailsWith(String message, ThrowingCallable reading, Measurement... measured) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> {
            assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE);
            assertThat(e.measured()).containsExactly(measured);
        });
    }
}
