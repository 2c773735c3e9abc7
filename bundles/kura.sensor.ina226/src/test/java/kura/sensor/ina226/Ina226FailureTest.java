// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina226;

import static kura.sensor.ina226.Ina226Test.FOUND;
import static kura.sensor.ina226.Ina226Test.script;
import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import kura.bus.I2cBus;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ina226FailureTest {

    @ParameterizedTest
    @CsvSource({
        "54 49, 32 20, 0x5449, 0x3220", // an INA3221
        "54 49, 22 70, 0x5449, 0x2270", // an INA260
        "00 00, 22 60, 0x0000, 0x2260",
        "FF FF, FF FF, 0xffff, 0xffff"
    })
    void refusesAnotherChip(String manufacturer, String die, String seen, String seenDie) {
        assertFails(
                Cause.WRONG_CHIP,
                "no INA226 at 0x41: manufacturer is " + seen + ", die is " + seenDie
                        + "; an INA219 has the same addresses",
                () -> new Ina226(new Playback("41: FE >" + manufacturer, "41: FF >" + die), 0x41, 0.01, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7F FF", "80 00"})
    void aCurrentBeyondTheRangeLeavesTheVoltage(String shunt) throws IOException {
        assertFailsWith(
                "INA226 at 0x41: its current is beyond the range: the shunt has 0.0819 V or more",
                chip(shunt, "25 70"),
                new Measurement(Quantity.VOLTAGE, 11.98));
    }

    @Test
    void aVoltageBeyondTheRangeLeavesTheCurrent() throws IOException {
        assertFailsWith(
                "INA226 at 0x41: its voltage is beyond the range: 40.96 V or more",
                chip("03 E8", "7F FF"),
                new Measurement(Quantity.CURRENT, 0.25));
    }

    @Test
    void bothBeyondTheRangeLeaveNothing() throws IOException {
        assertFailsWith(
                "INA226 at 0x41: its current is beyond the range: the shunt has 0.0819 V or more",
                chip("80 00", "7F FF"));
    }

    @Test
    void whatIsReadAfterAPowerLossIsNoMeasurement() throws IOException {
        var bus = script("41: 06 > 00 08", "41: 01 > 00 00", "41: 02 > 25 70", "41: 00 > 41 27");

        assertFailsWith(
                "INA226 at 0x41: is no longer configured: reads 0x4127; was its power lost?",
                new Ina226(bus, 0x41, 0.01, 1));
    }

    @Test
    void aConversionThatNeverEndsIsGivenUp() throws IOException {
        var found = script();
        I2cBus bus = (address, out, in) -> {
            if (out[0] == 6) {
                in[1] = 0x04; // overflow, not converted
            } else {
                found.transfer(address, out, in);
            }
        };
        var chip = new Ina226(bus, 0x41, 0.01, 1);

        assertFails(Cause.NOT_READY, "INA226 at 0x41: has not converted: register 6 reads 0x0004", chip::read);
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = new Ina226(script("41: 06 > 00 00"), 0x41, 0.01, 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        var reading = new ArrayList<>(FOUND);
        reading.addAll(List.of("41: 00 41 23", "41: 06 > 00 08", "41: 01 > 00 00", "41: 02 > 00 00", "41: 00 > 41 23"));
        Playback.assertGoneAt(step, reading, bus -> {
            var chip = new Ina226(bus, 0x41, 0.01, 1);
            chip.start();
            chip.read();
        });
    }

    private static Ina226 chip(String shunt, String bus) throws IOException {
        return new Ina226(
                script("41: 06 > 00 08", "41: 01 >" + shunt, "41: 02 >" + bus, "41: 00 > 41 23"), 0x41, 0.01, 1);
    }

    private static void assertFailsWith(String message, Ina226 chip, Measurement... measured) {
        assertThatThrownBy(chip::read).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> {
            assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE);
            assertThat(e.measured()).containsExactly(measured);
        });
    }
}
