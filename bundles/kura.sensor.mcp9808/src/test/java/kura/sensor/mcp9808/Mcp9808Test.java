// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp9808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.stream.Stream;
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

class Mcp9808Test {

    private static final List<String> READING = List.of(
            "18: 06 > 00 54",
            "18: 07 > 04 00",
            "18: 01 00 00",
            "18: 02 0F FC",
            "18: 03 10 04",
            "18: 04 0F FC",
            "18: 08 03",
            "18: 05 > 01 98");
    private static final int FOUND = 7;

    @Test
    void aReadingIsOneTransaction() throws IOException {
        var bus = new Playback(READING.toArray(String[]::new));
        var chip = new Mcp9808(bus, 0x18);

        assertThat(chip.start()).isEqualTo(250);
        assertThat(chip.read()).containsExactly(new Measurement(Quantity.TEMPERATURE, 25.5));
        assertThat(chip.start()).isZero();
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({"C190, 25.0", "1E70, -25.0", "1FFF, -0.0625", "07D0, 125.0", "1D80, -40.0", "3FFF, -0.0625"})
    void temperaturesAreThoseOfTheDatasheet(String ambient, double celsius) {
        assertThat(Mcp9808.celsius(Integer.parseInt(ambient, 16))).isEqualTo(celsius);
    }

    @ParameterizedTest
    @CsvSource({"1F1F, 04 00, 0x1f1f, 0x0400", "0054, 02 01, 0x0054, 0x0201", "FFFF, FF FF, 0xffff, 0xffff"})
    void refusesAnotherChip(String manufacturer, String device, String seen, String seenDevice) {
        assertFails(
                Cause.WRONG_CHIP,
                "no MCP9808 at 0x18: manufacturer is " + seen + ", device is " + seenDevice
                        + "; memory modules have such addresses",
                () -> new Mcp9808(new Playback("18: 06 >" + manufacturer, "18: 07 >" + device), 0x18));
    }

    @Test
    void takesALaterRevision() throws IOException {
        var script = new String[FOUND];
        READING.subList(0, FOUND).toArray(script);
        script[1] = "18: 07 > 04 03";

        assertThat(new Mcp9808(new Playback(script), 0x18)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"C1 90, 0xc190", "3E 70, 0x3e70", "80 00, 0x8000", "41 90, 0x4190"})
    void afterAPowerLossEveryTemperaturePassesALimit(String bytes, String seen) throws IOException {
        var chip = later("18: 05 >" + bytes);

        assertFails(
                Cause.IMPLAUSIBLE,
                "MCP9808 at 0x18: has lost its limits: reads " + seen + "; was its power lost?",
                chip::read);
    }

    @Test
    void zeroIsAskedForTwice() throws IOException {
        assertThat(later("18: 05 > 00 00", "18: 04 > 0F FC").read().get(0).value())
                .isZero();
        assertFails(
                Cause.IMPLAUSIBLE,
                "MCP9808 at 0x18: has lost its limits: reads 0x0000; was its power lost?",
                later("18: 05 > 00 00", "18: 04 > 00 00")::read);
    }

    @ParameterizedTest
    @CsvSource({"07 D1, 125.0625", "1D 7F, -40.0625", "10 00, -256.0"})
    void refusesATemperatureItCannotMeasure(String bytes, String celsius) throws IOException {
        var chip = later("18: 05 >" + bytes);

        assertFails(Cause.IMPLAUSIBLE, "MCP9808 at 0x18: " + celsius + " °C is out of its range", chip::read);
    }

    @Test
    void waitsUntilTheFirstConversionHasTheNewLimits() throws IOException {
        var chip = new Mcp9808(script("18: 05 > 00 00", "18: 05 > C1 90", "18: 05 > 01 90"), 0x18);

        assertThat(chip.read().get(0).value()).isEqualTo(25);
    }

    @Test
    void stopsWaitingWhenItsThreadHasToStop() throws IOException {
        var chip = new Mcp9808(script("18: 05 > C1 90"), 0x18);
        Thread.currentThread().interrupt();

        assertThatThrownBy(chip::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) {
        var script = Stream.concat(
                READING.subList(0, step).stream(), Stream.of(READING.get(step).replaceFirst("(?<=>).*|$", "!")));
        var bus = new Playback(script.toArray(String[]::new));

        assertThatThrownBy(() -> new Mcp9808(bus, 0x18).read())
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NOT_ACKED));
        bus.assertDone();
    }

    private static Playback script(String... lines) {
        return new Playback(Stream.concat(READING.subList(0, FOUND).stream(), Stream.of(lines))
                .toArray(String[]::new));
    }

    /** A chip that was found long ago. */
    private static Mcp9808 later(String... lines) throws IOException {
        I2cBus bus = script(lines);
        var chip = new Mcp9808(bus, 0x18);
        try {
            Thread.sleep(351);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return chip;
    }

    private static void assertFails(Cause cause, String message, ThrowingCallable reading) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> assertThat(
                        e.reason())
                .isEqualTo(cause));
    }
}
