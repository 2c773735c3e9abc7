// SPDX-License-Identifier: EPL-2.0
package kura.sensor.si7021;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Si7021FailureTest {

    private static final List<String> READING = List.of(
            "40: FC C9 > 15 FF B5 FF FF CB",
            "40: FE",
            "40: E7 > 3A",
            "40: F5",
            "40: > 7C 82 97",
            "40: F3",
            "40: > 66 B4 74");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15 ff b4 ff ff cb", // a damaged id is no id
                "15 ff b5 ff ff ca",
                "00 00 00 00 00 00", // its CRCs are right
                "ff ff ff ff ff ff",
                "39 9f 39 9f 39 9f" // as an INA219 may answer
            })
    void refusesAnotherChip(String id) {
        var bus = new Playback("40: FC C9 >" + id, "40: FC C9 >" + id);

        assertFails(
                Cause.WRONG_CHIP,
                "no Si7021 at 0x40: electronic id reads " + id + "; an INA219 has the same address",
                () -> new Si7021(bus, 0x40));
    }

    @Test
    void noiseOnTheWireIsNoOtherChip() throws IOException {
        var once = new ArrayList<>(READING);
        once.add(0, "40: FC C9 > 15 FF B4 FF FF CB");
        readWhole(new Playback(once.toArray(String[]::new)));

        var twice = new Playback("40: FC C9 > 15 FF B4 FF FF CB", "40: FC C9 > 15 FF B5 FF 7F CB");
        assertFails(
                Cause.CRC,
                "no Si7021 at 0x40: electronic id reads 15 ff b4 ff ff cb, then 15 ff b5 ff 7f cb: it arrived damaged",
                () -> new Si7021(twice, 0x40));
    }

    @ParameterizedTest
    @CsvSource({"4, 40: > 7C 82 96, 7c 82 96", "6, 40: > 66 B4 75, 66 b4 75", "6, 40: > FF FF FF, ff ff ff"})
    void refusesWhatArrivesDamaged(int step, String line, String seen) {
        var bus = until(step, line);

        assertFails(Cause.CRC, "Si7021 at 0x40: " + seen + " arrived damaged: its CRC is wrong", () -> readWhole(bus));
        bus.assertDone();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void refusesZerosAlthoughTheirChecksumIsRight(int step) {
        var bus = until(step, "40: > 00 00 00");

        assertFails(Cause.IMPLAUSIBLE, "Si7021 at 0x40: answers with nothing but zeros", () -> readWhole(bus));
    }

    @ParameterizedTest
    @CsvSource({"40: > 00 04 C4, -46.83927490234375", "40: > FF FC 7E, 128.85927490234374"})
    void refusesATemperatureItCannotMeasure(String line, String celsius) {
        var bus = until(6, line);

        assertFails(Cause.IMPLAUSIBLE, "Si7021 at 0x40: " + celsius + " °C is out of its range", () -> readWhole(bus));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        Playback.assertGoneAt(step, READING, bus -> readWhole(bus));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void aConversionThatNeverEndsIsGivenUp(int step) {
        var done = new AtomicInteger();
        var playback = until(step, "40: F5"); // which is not reached
        I2cBus bus = (address, out, in) -> {
            if (out.length == 0 && step == done.get()) {
                throw new BusException(BusException.Kind.NOT_ACKED, 121, "not acknowledged");
            }
            playback.transfer(address, out, in);
            done.incrementAndGet();
        };
        long began = System.nanoTime();

        assertNotAcked(() -> readWhole(bus));
        assertThat(System.nanoTime() - began).isBetween(100_000_000L, 2_000_000_000L);
    }

    @Test
    void anotherFailureOfTheBusIsNotWaitedFor() throws IOException {
        var playback = until(4, "40: F5"); // which is not reached
        I2cBus bus = (address, out, in) -> {
            if (out.length == 0) {
                throw new BusException(BusException.Kind.STUCK, 110, "stuck");
            }
            playback.transfer(address, out, in);
        };

        assertThatThrownBy(() -> readWhole(bus)).hasMessage("stuck");
    }

    @Test
    void isNotBelievedIfItSaysTheSameForAnHour() throws IOException {
        assertThat(new Si7021(until(3, "40: F5"), 0x40).isNeverStill(Quantity.TEMPERATURE))
                .isTrue();
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = new Si7021(until(4, "40: > !"), 0x40);
        chip.start();
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::finish).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    private static Playback until(int step, String last) {
        var script = new ArrayList<>(READING.subList(0, step));
        script.add(last);
        return new Playback(script.toArray(String[]::new));
    }

    private static void readWhole(I2cBus bus) throws IOException {
        var chip = new Si7021(bus, 0x40);
        chip.start();
        chip.finish();
    }

    private static void assertNotAcked(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(BusException.class, e -> assertThat(e.kind())
                .isEqualTo(BusException.Kind.NOT_ACKED));
    }
}
