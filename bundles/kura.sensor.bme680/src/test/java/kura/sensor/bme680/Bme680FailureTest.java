// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static kura.sensor.bme680.Script.FOUND;
import static kura.sensor.bme680.Script.MEASURED;
import static kura.sensor.bme680.Script.NOT_YET;
import static kura.sensor.bme680.Script.STARTED;
import static kura.sensor.bme680.Script.chip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.bus.BusException;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Bme680FailureTest {

    private static final List<String> WHOLE_READING =
            Stream.of(FOUND, STARTED, List.of(MEASURED)).flatMap(List::stream).toList();

    @ParameterizedTest
    @CsvSource({"60, ', a BME280'", "58, ', a BMP280'", "00, ''"})
    void refusesAnotherChip(String id, String name) {
        var bus = new Playback("77: D0 >" + id);

        assertFails(Cause.WRONG_CHIP, "no BME680 at 0x77: id is 0x" + id + name, () -> new Bme680(bus, 0x77));
    }

    @Test
    void refusesAVariantItCannotCompute() {
        var bus = new Playback("77: D0 > 61", "77: F0 > 02");

        assertFails(
                Cause.WRONG_CHIP,
                "no BME680 at 0x77: id is 0x61, but the variant is 2, a BME690",
                () -> new Bme680(bus, 0x77));
    }

    static IntStream steps() {
        return IntStream.range(0, WHOLE_READING.size());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) {
        String refused = WHOLE_READING.get(step).replaceFirst("(?<=>).*|$", "!");
        var bus = Script.playback(WHOLE_READING.subList(0, step), List.of(refused));

        assertThatThrownBy(() -> {
                    var chip = new Bme680(bus, 0x77);
                    chip.start();
                    chip.read();
                })
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NOT_ACKED));
        bus.assertDone();
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        var chip = chip(Collections.nCopies(6, NOT_YET).toArray(String[]::new));

        assertFails(Cause.NOT_READY, "BME680 at 0x77 is not ready: register 0x1d still reads 0x20", chip::read);
    }

    @Test
    void doesNotWaitForEverForAnEarlierMeasurementEither() throws IOException {
        var lines = Stream.concat(Stream.of("77: 74 00"), Collections.nCopies(26, "77: 74 > 8D").stream());
        var chip = chip(lines.toArray(String[]::new));

        assertFails(Cause.NOT_READY, "BME680 at 0x77 is not ready: register 0x74 still reads 0x8d", chip::start);
    }

    @ParameterizedTest
    @CsvSource({"800000 7A5F80 4A4B", "564CD0 800000 4A4B", "564CD0 7A5F80 8000", "800000 800000 8000"})
    void whatAResetLeavesIsNoMeasurement(String air) throws IOException {
        var chip = chip("77: 1D > 8000" + air + "00".repeat(7));

        assertFails(Cause.IMPLAUSIBLE, "BME680 at 0x77: has measured nothing, or was reset meanwhile", chip::read);
    }

    @ParameterizedTest
    @CsvSource({
        "564CD0 FFFFF0 4A4B, temperature_celsius",
        "564CD0 000010 4A4B, temperature_celsius",
        "000000 7A5F80 4A4B, pressure_pascals",
        "FFFFF0 7A5F80 4A4B, pressure_pascals"
    })
    void whatTheChipCannotMeasureIsNotPassedOn(String air, String metric) throws IOException {
        var chip = chip("77: 1D > 8000" + air + "00".repeat(7));

        assertThatThrownBy(chip::read)
                .hasMessageStartingWith("BME680 at 0x77: " + metric + " of ")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE));
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = chip(NOT_YET);
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    private static void assertFails(Cause cause, String message, ThrowingCallable reading) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> assertThat(
                        e.reason())
                .isEqualTo(cause));
    }
}
