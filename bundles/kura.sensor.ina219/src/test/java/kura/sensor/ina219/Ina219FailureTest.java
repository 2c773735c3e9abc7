// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina219;

import static kura.sensor.ina219.Ina219Test.FOUND;
import static kura.sensor.ina219.Ina219Test.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import kura.bus.BusException;
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

    @ParameterizedTest
    @CsvSource({
        "41 27, '0x4127, as of an INA226'",
        "FF FF, '0xffff; a Si7021 or HTU21D has address 0x40, too'",
        "85 83, '0x8583; a Si7021 or HTU21D has address 0x40, too'"
    })
    void anotherChipIsNotEvenWrittenTo(String bytes, String seen) {
        assertFails(
                Cause.WRONG_CHIP,
                "no INA219 at 0x40: configuration is " + seen,
                () -> new Ina219(new Playback("40: 00 >" + bytes), 0x40, RANGE, 1));
    }

    @Test
    void refusesWhatAResetDoesNotReset() {
        var bus = new Playback("40: 00 > 11 04", "40: 00 80 00", "40: 00 > 11 04");

        assertFails(
                Cause.WRONG_CHIP,
                "no INA219 at 0x40: configuration is 0x1104; a Si7021 or HTU21D has address 0x40, too",
                () -> new Ina219(bus, 0x40, RANGE, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7D 00", "83 00", "7F FF", "80 00"})
    void aCurrentBeyondTheRangeLeavesTheVoltage(String shunt) throws IOException {
        var chip = new Ina219(script("40: 02 > 5D 9A", "40: 01 >" + shunt), 0x40, RANGE, 1);

        assertFailsWith(
                "INA219 at 0x40: its current is beyond the range: the shunt has 0.32 V or more",
                chip::read,
                new Measurement(Quantity.VOLTAGE, 11.98));
    }

    @Test
    void theRangeIsTheOneThatWasSet() throws IOException {
        var chip = new Ina219(script("40: 02 > 5D 9A", "40: 01 > 0F A0"), 0x40, Range.of(0.1, 0.4), 1);

        assertFailsWith(
                "INA219 at 0x40: its current is beyond the range: the shunt has 0.04 V or more",
                chip::read,
                new Measurement(Quantity.VOLTAGE, 11.98));
    }

    @Test
    void aVoltageBeyondTheRangeLeavesTheCurrent() throws IOException {
        var chip = new Ina219(script("40: 02 > FA 02", "40: 01 > 00 64"), 0x40, RANGE, 1);

        assertFailsWith(
                "INA219 at 0x40: its voltage is beyond the range: 32 V or more",
                chip::read,
                new Measurement(Quantity.CURRENT, 0.01));
    }

    @Test
    void bothBeyondTheRangeLeaveNothing() throws IOException {
        var chip = new Ina219(script("40: 02 > FF FA", "40: 01 > 7D 00"), 0x40, RANGE, 1);

        assertFailsWith("INA219 at 0x40: its current is beyond the range: the shunt has 0.32 V or more", chip::read);
    }

    @Test
    void aConversionThatNeverEndsIsGivenUp() throws IOException {
        var found = script();
        I2cBus bus = (address, out, in) -> {
            if (out[0] == 2) {
                in[1] = 0x01; // overflow, not converted
            } else {
                found.transfer(address, out, in);
            }
        };
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
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) {
        var reading = new ArrayList<>(FOUND);
        reading.addAll(List.of("40: 00 3C 43", "40: 02 > 5D 9A", "40: 01 > 00 00"));
        reading.subList(step + 1, reading.size()).clear();
        reading.set(step, reading.get(step).replaceFirst("(?<=>).*|$", "!"));
        var bus = new Playback(reading.toArray(String[]::new));

        assertThatThrownBy(() -> {
                    var chip = new Ina219(bus, 0x40, RANGE, 1);
                    chip.start();
                    chip.read();
                })
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NOT_ACKED));
        bus.assertDone();
    }

    private static void assertFailsWith(String message, ThrowingCallable reading, Measurement... measured) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> {
            assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE);
            assertThat(e.measured()).containsExactly(measured);
        });
    }

    private static void assertFails(Cause cause, String message, ThrowingCallable reading) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> assertThat(
                        e.reason())
                .isEqualTo(cause));
    }
}
