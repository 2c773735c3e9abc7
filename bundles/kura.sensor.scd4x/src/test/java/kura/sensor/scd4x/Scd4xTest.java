// SPDX-License-Identifier: EPL-2.0
package kura.sensor.scd4x;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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

class Scd4xTest {

    private static final Compensation SEA_LEVEL = new Compensation(0, 0, 5.4, true);
    private static final List<String> FOUND = List.of(
            "62: 3F 86",
            "62: 36 82",
            "62: > F8 96 31 9F 07 C2 3B BE 89",
            "62: 36 46",
            "62: 24 1D 07 E6 48",
            "62: 24 27 00 00 81",
            "62: 24 16 00 01 B0",
            "62: 21 B1");
    private static final String READ = "62: EC 05";
    private static final String MEASURED = "62: > 01 F4 33 66 67 A2 5E B9 3C";
    private static final String READY = "62: E4 B8";
    private static final String YES = "62: > 80 06 04";
    private static final String NO = "62: > 80 00 A2";
    private static final List<String> READING =
            Stream.concat(FOUND.stream(), Stream.of(READ, MEASURED)).toList();

    private final AtomicLong clock = new AtomicLong();

    @Test
    void aReadingIsTwoTransactions() throws IOException {
        var bus = playback(FOUND, READ, MEASURED);
        var chip = chip(bus);

        chip.start();
        var values = chip.read();

        assertThat(values.get(0)).isEqualTo(new Measurement(Quantity.CARBON_DIOXIDE, 500));
        assertThat(values.get(1).value()).isCloseTo(25.0027, within(0.00005));
        assertThat(values.get(2).value()).isCloseTo(0.370016, within(0.0000005));
        assertThat(values)
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.CARBON_DIOXIDE, Quantity.TEMPERATURE, Quantity.RELATIVE_HUMIDITY);
        bus.assertDone();
    }

    @Test
    void isReadWhenAMeasurementIsDue() throws IOException {
        var chip = chip(playback(FOUND, READ, MEASURED));
        assertThat(chip.start()).isEqualTo(5000);
        clock.addAndGet(4_000_000_000L);
        assertThat(chip.start()).isEqualTo(1000);

        clock.addAndGet(7_000_000_000L);
        assertThat(chip.start()).isZero();
        chip.read();
        assertThat(chip.start()).isEqualTo(5000);
    }

    @Test
    void waitsForAChipWhoseClockIsSlower() throws IOException {
        var bus = playback(FOUND, READ, "62: > !", READY, NO, READY, NO, READY, YES, READ, MEASURED);

        assertThat(chip(bus).read()).hasSize(3);
        bus.assertDone();
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        var polls = Collections.nCopies(50, List.of(READY, NO)).stream().flatMap(List::stream);
        var lines = Stream.concat(Stream.of(READ, "62: > !"), polls);
        var bus = playback(FOUND, lines.toArray(String[]::new));

        assertFails(
                Cause.NOT_READY,
                "SCD4x at 0x62: has measured nothing in 5 s; it is stopped, or was without power",
                chip(bus)::read);
        bus.assertDone();
    }

    @Test
    void tellsTheChipOfThePressureWhileItMeasures() throws IOException {
        var bus = playback(FOUND, "62: E0 00 03 DB 42");

        new Compensation(0, 98_700, 5.4, true).find(bus, 0x62);

        bus.assertDone();
    }

    @Test
    void wakesAChipThatSleeps() throws IOException {
        var bus = playback(List.of("62: 3F 86 !", "62: 36 F6 !"), FOUND.toArray(String[]::new));

        chip(bus);

        bus.assertDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"F8 96 30 9F 07 C2 3B BE 89", "F8 96 31 9F 07 C3 3B BE 89", "F8 96 31 9F 07 C2 3B BE 88"})
    void refusesAnotherChip(String serial) {
        var bus = playback(FOUND.subList(0, 2), "62: >" + serial, "62: 36 82", "62: >" + serial);

        assertFails(
                Cause.WRONG_CHIP,
                "no SCD4x at 0x62: its serial number does not come as a SCD4x sends it",
                () -> chip(bus));
    }

    @Test
    void noiseOnTheWireIsNoOtherChip() throws IOException {
        String noise = "62: > F8 96 30 9F 07 C2 3B BE 89";
        var once = playback(FOUND.subList(0, 2), noise);
        var then = playback(FOUND.subList(1, FOUND.size()));
        var answered = new int[1];
        chip((address, out, in) -> (answered[0]++ < 3 ? once : then).transfer(address, out, in));
        then.assertDone();

        var twice = playback(FOUND.subList(0, 2), noise, "62: 36 82", "62: > F8 96 31 9F 07 C2 3B BE 88");
        assertFails(
                Cause.CRC,
                "SCD4x at 0x62: f8 96 31 9f 07 c2 3b be 88 arrived damaged: a CRC is wrong",
                () -> chip(twice));
    }

    @Test
    void refusesADamagedAnswerWhetherThereIsNews() throws IOException {
        var bus = playback(FOUND, READ, "62: > !", READY, "62: > 80 06 05");

        assertFails(Cause.CRC, "SCD4x at 0x62: 80 06 05 arrived damaged: a CRC is wrong", chip(bus)::read);
        bus.assertDone();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aChipThatIsGoneWhileItIsWaitedForIsNotAskedAnythingMore(int step) throws IOException {
        var waiting = List.of(READY, NO, READY, YES, READ, MEASURED);
        var script = Stream.of(FOUND, List.of(READ, "62: > !"), waiting)
                .flatMap(List::stream)
                .toList();

        Playback.assertGoneAt(FOUND.size() + 2 + step, script, bus -> chip(bus).read());
    }

    @Test
    void refusesWhatArrivesDamaged() throws IOException {
        var bus = playback(
                FOUND,
                READ,
                "62: > 01 F4 32 66 67 A2 5E B9 3C",
                READ,
                "62: > 01 F4 33 66 67 A3 5E B9 3C",
                READ,
                "62: > 01 F4 33 66 67 A2 5E B9 3D");
        var chip = chip(bus);

        for (int wrong = 0; wrong < 3; wrong++) {
            assertThatThrownBy(chip::read).isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.reason())
                    .isEqualTo(Cause.CRC));
        }
    }

    @Test
    void refusesATemperatureItCannotMeasure() throws IOException {
        var chip = chip(playback(FOUND, READ, "62: > 01 F4 33 FF FF AC 5E B9 3C"));

        assertFails(Cause.IMPLAUSIBLE, "SCD4x at 0x62: 130.0 °C is out of its range", chip::read);
    }

    @Test
    void carbonDioxideItCannotMeasureLeavesTheRest() throws IOException {
        var bus = playback(
                FOUND,
                READ,
                "62: > 00 00 81 66 67 A2 5E B9 3C",
                READ,
                "62: > 9C 41 74 66 67 A2 5E B9 3C",
                READ,
                "62: > 9C 40 45 66 67 A2 5E B9 3C");
        var chip = chip(bus);

        assertPartial(Cause.NOT_READY, "SCD4x at 0x62: carbon dioxide reads 0 ppm", chip);
        assertPartial(Cause.IMPLAUSIBLE, "SCD4x at 0x62: carbon dioxide reads 40001 ppm", chip);
        assertThat(chip.read().get(0).value()).isEqualTo(40_000);
    }

    static IntStream steps() {
        return IntStream.range(0, READING.size());
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

        assertThatThrownBy(() -> chip(bus).read()).hasMessage("gone");
        playback.assertDone();
    }

    @Test
    void aBusThatFailsIsNotWaitedFor() throws IOException {
        var playback = playback(FOUND);
        I2cBus bus = (address, out, in) -> {
            if (out.length > 0 && out[0] == (byte) 0xEC) {
                throw new BusException(BusException.Kind.STUCK, 110, "stuck");
            }
            playback.transfer(address, out, in);
        };

        assertThatThrownBy(chip(bus)::read).hasMessage("stuck");
    }

    @Test
    void isNotBelievedIfItSaysTheSameForAnHour() throws IOException {
        assertThat(chip(playback(FOUND)).isNeverStill(Quantity.TEMPERATURE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 1498", "5.4, 2022", "20, 7490"})
    void theTemperatureOffsetIsThatOfTheDatasheet(double celsius, int word) {
        assertThat(new Compensation(0, 0, celsius, true).temperatureOffset()).isEqualTo(word);
    }

    private Scd4x chip(I2cBus bus) throws IOException {
        return SEA_LEVEL.find(bus, 0x62, clock::get);
    }

    private static void assertPartial(Cause cause, String message, Scd4x chip) {
        assertThatThrownBy(chip::read).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> {
            assertThat(e.reason()).isEqualTo(cause);
            assertThat(e.measured())
                    .extracting(Measurement::quantity)
                    .containsExactly(Quantity.TEMPERATURE, Quantity.RELATIVE_HUMIDITY);
        });
    }

    private static Playback playback(List<String> first, String... then) {
        return new Playback(Stream.concat(first.stream(), Stream.of(then)).toArray(String[]::new));
    }
}
