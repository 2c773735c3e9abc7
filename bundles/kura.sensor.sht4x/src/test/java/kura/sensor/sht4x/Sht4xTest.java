// SPDX-License-Identifier: EPL-2.0
package kura.sensor.sht4x;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.bus.BusException;
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

class Sht4xTest {

    private static final List<String> FOUND = List.of("44: 94", "44: 89", "44: > 12 34 37 56 78 7D");
    private static final String MEASURE = "44: FD";
    private static final String MEASURED = "44: > 66 67 A2 5E B9 3C";
    private static final List<String> READING =
            Stream.concat(FOUND.stream(), Stream.of(MEASURE, MEASURED)).toList();

    @Test
    void aReadingIsTwoTransactions() throws IOException {
        var bus = playback(FOUND, MEASURE, MEASURED);
        var chip = new Sht4x(bus, 0x44);

        assertThat(chip.start()).isEqualTo(9);
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.TEMPERATURE, Quantity.RELATIVE_HUMIDITY);
        bus.assertDone();
    }

    @Test
    void itsValuesAreThoseOfTheDatasheet() throws IOException {
        var values = chip(MEASURED).read();

        assertThat(values.get(0).value()).isCloseTo(25.0027, within(0.00005));
        assertThat(values.get(1).value()).isCloseTo(0.402520, within(0.0000005));
    }

    @Test
    void measuresBelowZeroAndToBothEnds() throws IOException {
        var values = chip("44: > 07 51 60 00 00 81").read();
        assertThat(values.get(0).value()).isCloseTo(-39.998, within(0.001));
        assertThat(values.get(1).value()).isZero();

        values = chip("44: > F8 2C 55 FF FF AC").read();
        assertThat(values.get(0).value()).isCloseTo(124.65, within(0.005));
        assertThat(values.get(1).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0x5EB9, 0.402520", "0, 0", "0x0C49, 0", "0xFFFF, 1", "0xD916, 1"})
    void humidityStaysBetweenNothingAndAll(int word, double ratio) {
        assertThat(Sht4x.relativeHumidity(word)).isCloseTo(ratio, within(0.0000005));
    }

    @Test
    void waitsForAConversionThatIsSlowerThanAnnounced() throws IOException {
        assertThat(chip("44: > !", MEASURED).read()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"66 67 A3 5E B9 3C", "66 67 A2 5E B9 3D", "FF FF FF FF FF FF", "00 00 00 00 00 00"})
    void refusesWhatArrivesDamaged(String bytes) throws IOException {
        String seen = bytes.toLowerCase(java.util.Locale.ROOT);

        assertFails(
                Cause.CRC, "SHT4x at 0x44: " + seen + " arrived damaged: a CRC is wrong", chip("44: >" + bytes)::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 81", "07 50 51", "F8 AF 7C", "FF FF AC"})
    void refusesATemperatureItCannotMeasure(String word) throws IOException {
        var chip = chip("44: >" + word + "5E B9 3C");

        assertThatThrownBy(chip::read)
                .hasMessageMatching("SHT4x at 0x44: [-.0-9]+ °C is out of its range")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.IMPLAUSIBLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"44: > 12 34 36 56 78 7D", "44: > 12 34 37 56 78 7E"})
    void refusesASht3x(String damaged) {
        var bus = new Playback("44: 94", "44: 89", damaged, "44: 89", damaged, "44: F3 2D", "44: > 80 10 E1");
        assertFails(Cause.WRONG_CHIP, "no SHT4x at 0x44: a SHT3x answers", () -> new Sht4x(bus, 0x44));

        var other = new Playback("44: 94 !", "44: F3 2D", "44: > 80 10 E1");
        assertFails(Cause.WRONG_CHIP, "no SHT4x at 0x44: a SHT3x answers", () -> new Sht4x(other, 0x44));
    }

    @Test
    void refusesAnotherChip() {
        String other = "44: > 39 9F 39 9F 39 9F";
        var bus = new Playback("44: 94", "44: 89", other, "44: 89", other, "44: F3 2D", "44: > 39 9F 39");

        assertFails(
                Cause.WRONG_CHIP,
                "no SHT4x at 0x44: its serial number does not come as a SHT4x sends it; "
                        + "an INA219 may have the same address",
                () -> new Sht4x(bus, 0x44));
    }

    @Test
    void noiseOnTheWireIsNoOtherChip() throws IOException {
        String noise = "44: > 12 34 36 56 78 7D";
        var once = new Playback("44: 94", "44: 89", noise, "44: 89", "44: > 12 34 37 56 78 7D");
        new Sht4x(once, 0x44);
        once.assertDone();

        var twice = new Playback("44: 94", "44: 89", noise, "44: 89", "44: > 12 34 37 56 78 7F", "44: F3 2D !");
        assertFails(
                Cause.CRC,
                "SHT4x at 0x44: 12 34 37 56 78 7f arrived damaged: a CRC is wrong",
                () -> new Sht4x(twice, 0x44));
    }

    @Test
    void doesNotLookForAnotherChipOnABusThatFails() {
        I2cBus bus = (address, out, in) -> {
            throw new BusException(BusException.Kind.STUCK, 110, "stuck");
        };

        assertThatThrownBy(() -> new Sht4x(bus, 0x44)).hasMessage("stuck");
    }

    static IntStream steps() {
        return IntStream.range(0, READING.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aChipThatIsGoneIsNotAskedMuchMore(int step) {
        var done = new int[1];
        var playback = playback(READING.subList(0, step));
        I2cBus bus = (address, out, in) -> {
            if (done[0] == step) {
                throw new BusException(BusException.Kind.NOT_ACKED, 121, "gone");
            }
            playback.transfer(address, out, in);
            done[0]++;
        };

        assertThatThrownBy(() -> readWhole(bus)).hasMessage("gone");
        playback.assertDone();
    }

    @Test
    void aConversionThatNeverEndsIsGivenUp() throws IOException {
        var measuring = new boolean[1];
        var script = playback(FOUND, MEASURE);
        I2cBus bus = (address, out, in) -> {
            if (in.length == 6 && out.length == 0 && measuring[0]) {
                throw new BusException(BusException.Kind.NOT_ACKED, 121, "not yet");
            }
            script.transfer(address, out, in);
        };
        var chip = new Sht4x(bus, 0x44);
        long began = System.nanoTime();

        chip.start();
        measuring[0] = true;
        assertThatThrownBy(chip::read).hasMessage("not yet");
        assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    }

    @Test
    void isNotBelievedIfItSaysTheSameForAnHour() throws IOException {
        assertThat(chip().isNeverStill(Quantity.TEMPERATURE)).isTrue();
    }

    private static Sht4x chip(String... lines) throws IOException {
        return new Sht4x(playback(FOUND, lines), 0x44);
    }

    private static Playback playback(List<String> first, String... then) {
        return new Playback(Stream.concat(first.stream(), Stream.of(then)).toArray(String[]::new));
    }

    private static void readWhole(I2cBus bus) throws IOException {
        var chip = new Sht4x(bus, 0x44);
        chip.start();
        chip.read();
    }
}
