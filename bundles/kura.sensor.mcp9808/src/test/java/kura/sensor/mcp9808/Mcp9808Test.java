// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp9808;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mcp9808Test {

    private static final List<String> READING = List.of(
            "18: 06 > 00 54",
            "18: 07 > 04 00",
            "18: 01 02 00",
            "18: 01 > 02 00",
            "18: 08 03",
            "18: 05 > 01 98",
            "18: 01 > 02 00");
    private static final int ACCEPTED = 3;
    private static final int FOUND = 5;

    @Test
    void aReadingIsTheTemperatureAndAProofOfTheConfiguration() throws IOException {
        var bus = new Playback(READING.toArray(String[]::new));

        assertThat(new Mcp9808(bus, 0x18).read()).containsExactly(new Measurement(Quantity.TEMPERATURE, 25.5));
        bus.assertDone();
    }

    @Test
    void theFirstConversionIsWaitedForByTheClockHoweverOftenItIsStarted() throws IOException {
        var nanos = new AtomicLong(Long.MAX_VALUE - 1000);
        var chip = new Mcp9808(new Playback(READING.subList(0, FOUND).toArray(String[]::new)), 0x18, nanos::get);

        assertThat(chip.start()).isEqualTo(350);
        assertThat(chip.start()).isEqualTo(350);
        nanos.addAndGet(100_000_000);
        assertThat(chip.start()).isEqualTo(250);
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(chip.start()).isZero();
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

    /** After a power loss; shut down by others. */
    @ParameterizedTest
    @CsvSource({"00 00, 0x0000", "03 00, 0x0300", "01 00, 0x0100", "FF FF, 0xffff"})
    void whatIsReadFromAChipThatIsConfiguredOtherwiseIsNoMeasurement(String bytes, String seen) throws IOException {
        var chip = chip("18: 05 > 01 90", "18: 01 > " + bytes);

        assertFails(
                Cause.IMPLAUSIBLE,
                "MCP9808 at 0x18: is no longer configured: reads " + seen
                        + "; was its power lost, or does other software use it?",
                chip::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02 C0", "00 80", "04 49"})
    void aChipThatOtherFirmwareLockedMeasuresAllTheSame(String locked) throws IOException {
        var script = READING.toArray(String[]::new);
        script[ACCEPTED] = "18: 01 > " + locked;
        script[6] = script[ACCEPTED];

        assertThat(new Mcp9808(new Playback(script), 0x18).read().get(0).value())
                .isEqualTo(25.5);
    }

    @Test
    void aLockedChipThatLostItsPowerIsNoticed() throws IOException {
        var script = READING.toArray(String[]::new);
        script[ACCEPTED] = "18: 01 > 00 80";
        script[6] = "18: 01 > 00 00";
        var chip = new Mcp9808(new Playback(script), 0x18);

        assertFails(
                Cause.IMPLAUSIBLE,
                "MCP9808 at 0x18: is no longer configured: reads 0x0000;"
                        + " was its power lost, or does other software use it?",
                chip::read);
    }

    @Test
    void refusesAChipThatIsLockedInShutdown() {
        var script = READING.subList(0, ACCEPTED + 1).toArray(String[]::new);
        script[ACCEPTED] = "18: 01 > 01 80";

        assertFails(
                Cause.IMPLAUSIBLE,
                "MCP9808 at 0x18: is locked in shutdown: reads 0x0180; only without power it forgets that",
                () -> new Mcp9808(new Playback(script), 0x18));
    }

    @Test
    void itsAlarmDoesNotMatter() throws IOException {
        assertThat(chip("18: 05 > C1 90", "18: 01 > 02 10").read().get(0).value())
                .isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource({"07 D1, 125.0625", "1D 7F, -40.0625", "10 00, -256.0"})
    void refusesATemperatureItCannotMeasure(String bytes, String celsius) throws IOException {
        var chip = chip("18: 05 >" + bytes, READING.get(6));

        assertFails(Cause.IMPLAUSIBLE, "MCP9808 at 0x18: " + celsius + " °C is out of its range", chip::read);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        Playback.assertGoneAt(step, READING, bus -> new Mcp9808(bus, 0x18).read());
    }

    /** A chip that was found, and what it will read. */
    private static Mcp9808 chip(String... lines) throws IOException {
        var script = Stream.concat(READING.subList(0, FOUND).stream(), Stream.of(lines));
        return new Mcp9808(new Playback(script.toArray(String[]::new)), 0x18);
    }
}
