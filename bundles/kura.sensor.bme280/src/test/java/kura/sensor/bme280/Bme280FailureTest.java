// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import static kura.sensor.bme280.Script.FOUND;
import static kura.sensor.bme280.Script.MEASURED;
import static kura.sensor.bme280.Script.NOT_YET;
import static kura.sensor.bme280.Script.STARTED;
import static kura.sensor.bme280.Script.chip;
import static kura.sensor.bme280.Script.found;
import static kura.sensor.bme280.Script.on;
import static kura.sensor.bme280.Script.playback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.bus.I2cBus;
import kura.chip.Registers;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bme280FailureTest {

    private static final List<String> WHOLE_READING =
            Stream.of(FOUND, List.of(STARTED, MEASURED)).flatMap(List::stream).toList();

    @ParameterizedTest
    @CsvSource({
        "56, BMP280 found: no humidity; set Chip to BMP280 to read it without",
        "57, BMP280 found: no humidity; set Chip to BMP280 to read it without",
        "58, BMP280 found: no humidity; set Chip to BMP280 to read it without",
        "55, 'id is 0x55, a BMP180'",
        "61, 'id is 0x61, a BME680 or BME688'",
        "00, id is 0x00",
        "FF, id is 0xff"
    })
    void refusesAnotherChipByName(String id, String words) {
        assertFails(Cause.WRONG_CHIP, "no BME280 at 0x76: " + words, () -> on(new Playback("76: D0 >" + id)));
    }

    @Test
    void refusesABme280WhereABmp280IsWanted() {
        var registers = Registers.on((I2cBus) new Playback("76: D0 > 60"), 0x76);

        assertFails(
                Cause.WRONG_CHIP,
                "no BMP280 at 0x76: BME280 found: humidity too; set Chip to BME280 to read it",
                () -> new Bme280(registers, Model.BMP280, Precision.USUAL));
    }

    static IntStream steps() {
        return IntStream.range(0, WHOLE_READING.size());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        Playback.assertGoneAt(step, WHOLE_READING, bus -> {
            var chip = on(bus);
            chip.start();
            chip.read();
        });
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        var chip = chip(Collections.nCopies(6, NOT_YET).toArray(String[]::new));

        assertFails(Cause.NOT_READY, "the chip at 0x76 is not ready: register 0xf3 still reads 0x08", chip::read);
    }

    @Test
    void doesNotWaitForEverForItsTrimEither() {
        var bus = playback(FOUND.subList(0, 2), Collections.nCopies(6, "76: F3 > 01"));

        assertFails(Cause.NOT_READY, "the chip at 0x76 is not ready: register 0xf3 still reads 0x01", () -> on(bus));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "FF"})
    void refusesATrimThatIsNone(String nothing) {
        var bus = playback(found(nothing.repeat(26), nothing.repeat(7)));

        assertFails(Cause.IMPLAUSIBLE, "BME280 at 0x76: has lost its calibration", () -> on(bus));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "FF"})
    void refusesATrimOfWhichOnlyTheHumidityIsNone(String nothing) {
        var bus = playback(found(Script.TRIM_A, nothing.repeat(7)));

        assertFails(Cause.IMPLAUSIBLE, "BME280 at 0x76: has lost its calibration", () -> on(bus));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 00", "00 48 00", "00 6C 04"})
    void aChipThatLostItsSettingsHasMeasuredNothingUsable(String settings) throws IOException {
        var chip = chip("76: F3 >" + settings + "00" + Script.AIR_A);

        assertFails(Cause.NOT_READY, "BME280 at 0x76: has lost its settings: it was reset meanwhile", chip::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"800000 800000 8000", "800000 800000 7530"})
    void whatAResetLeavesIsNoMeasurement(String air) throws IOException {
        assertFails(
                Cause.IMPLAUSIBLE, "BME280 at 0x76: has measured nothing", chip("76: F3 > 00 6C 00 00" + air)::read);
    }

    @Test
    void whatOneConverterDidNotMeasureCostsOnlyItsQuantity() throws IOException {
        var chip = chip("76: F3 > 00 6C 00 00 800000 7EED00 7530", "76: F3 > 00 6C 00 00 655AC0 7EED00 8000");

        assertFails(
                Cause.IMPLAUSIBLE,
                "BME280 at 0x76: has measured no pressure",
                chip::read,
                Quantity.TEMPERATURE,
                Quantity.RELATIVE_HUMIDITY);
        assertFails(
                Cause.IMPLAUSIBLE,
                "BME280 at 0x76: has measured no humidity",
                chip::read,
                Quantity.TEMPERATURE,
                Quantity.PRESSURE);
    }

    @ParameterizedTest
    @CsvSource({
        "655AC0 FFFFF0 7530, temperature_celsius, 0",
        "655AC0 000010 7530, temperature_celsius, 0",
        "000000 7EED00 7530, pressure_pascals, 2",
        "FFFFF0 7EED00 7530, pressure_pascals, 2"
    })
    void whatTheChipCannotMeasureIsNotPassedOn(String air, String metric, int good) throws IOException {
        var chip = chip("76: F3 > 00 6C 00 00" + air);

        assertThatThrownBy(chip::read)
                .hasMessageStartingWith("BME280 at 0x76: " + metric + " of ")
                .isInstanceOfSatisfying(SensorException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE);
                    assertThat(e.measured()).hasSize(good);
                });
    }

    @Test
    void isNotBelievedIfItSaysTheSameForAnHour() throws IOException {
        assertThat(chip().isNeverStill(Quantity.TEMPERATURE)).isTrue();
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = chip(NOT_YET);
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    private static void assertFails(Cause cause, String message, Bench.Step reading, Quantity... good) {
        assertThat(Bench.assertFails(cause, message, reading).measured())
                .extracting(Measurement::quantity)
                .containsExactly(good);
    }
}
