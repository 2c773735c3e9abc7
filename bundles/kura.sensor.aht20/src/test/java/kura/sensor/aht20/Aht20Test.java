// SPDX-License-Identifier: EPL-2.0
package kura.sensor.aht20;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.bus.I2cBus;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Aht20Test {

    private static final List<String> FOUND = List.of("38: > 1C", "38: BA", "38: > 18");
    private static final String MEASURE = "38: AC 33 00";
    private static final String MEASURED = "38: > 18 80 00 06 00 00 23"; // 25 °C, 50 %
    private static final String BUSY = "38: > 98 80 00 06 00 00 CF";
    private static final List<String> READING =
            Stream.concat(FOUND.stream(), Stream.of(MEASURE, MEASURED)).toList();

    @Test
    void aReadingIsTwoTransactions() throws IOException {
        var bus = playback(FOUND, MEASURE, MEASURED);
        var chip = chip(bus, Model.AHT20);

        assertThat(chip.start()).isEqualTo(80);
        assertThat(chip.read())
                .containsExactly(
                        new Measurement(Quantity.TEMPERATURE, 25), new Measurement(Quantity.RELATIVE_HUMIDITY, 0.5));
        bus.assertDone();
    }

    @Test
    void measuresBelowZero() throws IOException {
        var values = chip("38: > 18 12 34 52 00 00 42").read();

        assertThat(values.get(0).value()).isEqualTo(-25);
        assertThat(values.get(1).value()).isCloseTo(0.071111, within(0.000001));
    }

    @ParameterizedTest
    @CsvSource({"0, -50", "0xFFFFF, 149.9998", "0x40000, 0"})
    void temperaturesAreTwentyBits(int code, double celsius) {
        assertThat(Aht20.celsius(code)).isCloseTo(celsius, within(0.0001));
    }

    @Test
    void humidityIsTwentyBits() {
        assertThat(Aht20.relativeHumidity(0)).isZero();
        assertThat(Aht20.relativeHumidity(0xFFFFF)).isCloseTo(1, within(0.000001));
    }

    @Test
    void loadsTheCalibrationIfItIsNotThere() throws IOException {
        var bus = new Playback("38: > 10", "38: BA", "38: > 10", "38: BE 08 00", "38: > 18");
        chip(bus, Model.AHT20);
        bus.assertDone();

        var older = new Playback("38: > 00", "38: BA", "38: > 00", "38: E1 08 00", "38: > 08");
        chip(older, Model.AHT10);
        older.assertDone();
    }

    @Test
    void anOlderOneSendsNoChecksum() throws IOException {
        var bus = playback(FOUND, MEASURE, "38: > 18 80 00 06 00 00");
        var chip = chip(bus, Model.AHT10);

        chip.start();

        assertThat(chip.read().get(0).value()).isEqualTo(25);
    }

    @Test
    void waitsForAConversionThatIsSlowerThanAnnounced() throws IOException {
        assertThat(chip(BUSY, BUSY, MEASURED).read()).hasSize(2);
    }

    @Test
    void aConversionThatNeverEndsIsGivenUp() throws IOException {
        var chip = chip(Collections.nCopies(21, BUSY).toArray(String[]::new));

        assertFails(Cause.NOT_READY, "AHT20 at 0x38: is still busy, its status reads 0x98", chip::read);
    }

    static Stream<String> damaged() {
        return IntStream.range(0, 7).mapToObj(wrong -> {
            int[] bytes = {0x18, 0x80, 0x00, 0x06, 0x00, 0x00, 0x23};
            bytes[wrong] ^= 0x40;
            return "%02x %02x %02x %02x %02x %02x %02x"
                    .formatted(IntStream.of(bytes).boxed().toArray());
        });
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void refusesWhatArrivesDamaged(String bytes) throws IOException {
        assertFails(
                Cause.CRC,
                "AHT20 at 0x38: " + bytes + " arrived damaged: its CRC is wrong; an AHT10 sends none, is it one?",
                chip("38: >" + bytes)::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18 80 00 00 CC CC A2", "18 80 00 0D 99 9A D7", "18 FF FF FF FF FF 17"})
    void refusesATemperatureItCannotMeasure(String bytes) throws IOException {
        assertThatThrownBy(chip("38: >" + bytes)::read)
                .hasMessageMatching("AHT20 at 0x38: [-.0-9]+ °C is out of its range")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18 80 00 00 CC CD 93", "18 80 00 0D 99 99 84"})
    void measuresToBothEnds(String bytes) throws IOException {
        assertThat(chip("38: >" + bytes).read()).hasSize(2);
    }

    @Test
    void noticesThatItWasReset() throws IOException {
        assertFails(
                Cause.IMPLAUSIBLE,
                "AHT20 at 0x38: has measured nothing, or was reset meanwhile",
                chip("38: > 18 00 00 00 00 00 35")::read);
        assertFails(
                Cause.IMPLAUSIBLE,
                "AHT20 at 0x38: has lost its calibration: it was reset meanwhile",
                chip("38: > 10 80 00 06 00 00 F9")::read);
    }

    @Test
    void noHumidityAtAllIsNoReadingOfIt() throws IOException {
        var chip = chip("38: > 18 00 00 06 00 00 90");

        assertThatThrownBy(chip::read)
                .hasMessage("AHT20 at 0x38: has measured no humidity")
                .isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.measured())
                        .containsExactly(new Measurement(Quantity.TEMPERATURE, 25)));
    }

    @Test
    void writesNothingToAnotherChip() {
        assertFails(
                Cause.WRONG_CHIP,
                "no AHT20 at 0x38: status reads 0xff; a PCF8574A or VEML6070 may have the same address",
                () -> chip(new Playback("38: > FF"), Model.AHT20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "98", "90"})
    void refusesWhatDoesNotGetReady(String status) {
        var bus = new Playback("38: > 10", "38: BA", "38: > 10", "38: BE 08 00", "38: >" + status);

        assertFails(
                Cause.WRONG_CHIP,
                "no AHT20 at 0x38: status reads 0x" + status + "; a PCF8574A or VEML6070 may have the same address",
                () -> chip(bus, Model.AHT20));
    }

    static IntStream steps() {
        return IntStream.range(0, READING.size());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        Playback.assertGoneAt(step, READING, bus -> {
            var chip = chip(bus, Model.AHT20);
            chip.start();
            chip.read();
        });
    }

    @Test
    void isNotBelievedIfItSaysTheSameForAnHour() throws IOException {
        assertThat(chip().isNeverStill(Quantity.TEMPERATURE)).isTrue();
    }

    private static Aht20 chip(String... lines) throws IOException {
        return chip(playback(FOUND, lines), Model.AHT20);
    }

    private static Aht20 chip(I2cBus bus, Model model) throws IOException {
        return new Aht20(bus, 0x38, model);
    }

    private static Playback playback(List<String> first, String... then) {
        return new Playback(Stream.concat(first.stream(), Stream.of(then)).toArray(String[]::new));
    }
}
