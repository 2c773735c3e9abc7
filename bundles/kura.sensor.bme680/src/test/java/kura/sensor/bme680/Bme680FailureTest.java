// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static kura.sensor.bme680.Script.AIR;
import static kura.sensor.bme680.Script.FOUND;
import static kura.sensor.bme680.Script.MEASURED;
import static kura.sensor.bme680.Script.NOT_YET;
import static kura.sensor.bme680.Script.STARTED;
import static kura.sensor.bme680.Script.chip;
import static kura.sensor.bme680.Script.found;
import static kura.sensor.bme680.Script.on;
import static kura.sensor.bme680.Script.playback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

class Bme680FailureTest {

    private static final List<String> WHOLE_READING =
            Stream.of(FOUND, List.of(STARTED, MEASURED)).flatMap(List::stream).toList();

    @ParameterizedTest
    @CsvSource({"60, ', a BME280'", "58, ', a BMP280'", "00, ''"})
    void refusesAnotherChip(String id, String name) {
        var bus = new Playback("77: D0 >" + id);

        assertFails(Cause.WRONG_CHIP, "no BME680 at 0x77: id is 0x" + id + name, () -> on(bus));
    }

    @Test
    void refusesAVariantItCannotCompute() {
        var bus = new Playback("77: D0 > 61", "77: F0 > 02");

        assertFails(Cause.WRONG_CHIP, "no BME680 at 0x77: id is 0x61, but the variant is 2, a BME690", () -> on(bus));
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

        assertFails(Cause.NOT_READY, "the chip at 0x77 is not ready: register 0x1d still reads 0x20", chip::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "FF"})
    void refusesATrimThatIsNone(String nothing) {
        var bus = playback(found("77", "00", HexFormat.of().parseHex(nothing.repeat(42))));

        assertFails(Cause.IMPLAUSIBLE, "BME680 at 0x77: has lost its calibration", () -> on(bus));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0xFF})
    void refusesATrimOfWhichOnlyTheHumidityIsNone(int nothing) {
        byte[] trim = Script.TRIM_A.clone();
        Arrays.fill(trim, 23, 30, (byte) nothing);
        var bus = playback(found("77", "00", trim));

        assertFails(Cause.IMPLAUSIBLE, "BME680 at 0x77: has lost its calibration", () -> on(bus));
    }

    @ParameterizedTest
    @CsvSource({"800000 800000 4A4B", "800000 800000 8000"})
    void whatAResetLeavesIsNoMeasurement(String air) throws IOException {
        var chip = chip("77: 1D > 8000" + air + "00".repeat(7));

        assertFails(Cause.IMPLAUSIBLE, "BME680 at 0x77: has measured nothing, or was reset meanwhile", chip::read);
    }

    @ParameterizedTest
    @CsvSource({
        "9B15, 'has measured no gas'",
        "9B05, 'has measured no gas'",
        "9B25, 'its heater did not get hot in time: no gas resistance'"
    })
    void withoutAHotHeaterThereIsNoGasButTheAirIsGood(String gas, String seen) throws IOException {
        var chip = chip("77: 1D > 8000" + AIR + gas + "0000");

        assertFails(
                Cause.NOT_READY,
                "BME680 at 0x77: " + seen,
                chip::read,
                Quantity.TEMPERATURE,
                Quantity.PRESSURE,
                Quantity.RELATIVE_HUMIDITY);
    }

    @Test
    void whatOneConverterDidNotMeasureCostsOnlyItsQuantity() throws IOException {
        String noPressure = "77: 1D > 8000" + "800000" + "7A5F80" + "4A4B" + "000000" + "9B35" + "0000";
        String noHumidity = "77: 1D > 8000" + "564CD0" + "7A5F80" + "8000" + "000000" + "9B35" + "0000";
        var chip = chip(noPressure, noHumidity);

        assertFails(
                Cause.IMPLAUSIBLE,
                "BME680 at 0x77: has measured no pressure",
                chip::read,
                Quantity.TEMPERATURE,
                Quantity.RELATIVE_HUMIDITY,
                Quantity.GAS_RESISTANCE);
        assertFails(
                Cause.IMPLAUSIBLE,
                "BME680 at 0x77: has measured no humidity",
                chip::read,
                Quantity.TEMPERATURE,
                Quantity.PRESSURE,
                Quantity.GAS_RESISTANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "564CD0 FFFFF0 4A4B, temperature_celsius, 0",
        "564CD0 000010 4A4B, temperature_celsius, 0",
        "000000 7A5F80 4A4B, pressure_pascals, 3",
        "FFFFF0 7A5F80 4A4B, pressure_pascals, 3"
    })
    void whatTheChipCannotMeasureIsNotPassedOn(String air, String metric, int good) throws IOException {
        var chip = chip("77: 1D > 8000" + air + "000000" + "9B35" + "0000");

        assertThatThrownBy(chip::read)
                .hasMessageStartingWith("BME680 at 0x77: " + metric + " of ")
                .isInstanceOfSatisfying(SensorException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE);
                    assertThat(e.measured()).hasSize(good);
                });
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = chip(NOT_YET);
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    @Test
    void isNotBelievedIfItSaysTheSameForAnHour() throws IOException {
        assertThat(chip().isNeverStill(Quantity.TEMPERATURE)).isTrue();
    }

    private static void assertFails(Cause cause, String message, Bench.Step reading, Quantity... good) {
        assertThat(Bench.assertFails(cause, message, reading).measured())
                .extracting(Measurement::quantity)
                .containsExactly(good);
    }
}
