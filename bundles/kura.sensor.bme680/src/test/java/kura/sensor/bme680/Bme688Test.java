// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static kura.sensor.bme680.Script.AIR;
import static kura.sensor.bme680.Script.playback;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.Playback;
import kura.simulator.SimulatedBme680;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bme688Test {

    private static final List<String> FOUND = Script.found("76", "01", Script.TRIM_A);
    private static final String STARTED = "76: 72 02 5A 6A 64 65 70 00 71 20 74 8D";
    private static final String MEASURED = "76: 1D > 8000" + AIR + "0000" + "9B35";
    private static final String NOT_YET = "76: 1D > 2000" + AIR + "0000" + "9B35";
    private static final List<String> READING =
            Stream.concat(FOUND.stream(), Stream.of(STARTED, MEASURED)).toList();

    static IntStream steps() {
        return IntStream.range(0, READING.size());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) throws IOException {
        Playback.assertGoneAt(step, READING, bus -> {
            var chip = on(bus);
            chip.start();
            chip.read();
        });
    }

    @Test
    void waitsALittleForAChipThatIsSlowerThanAnnouncedButNotForEver() throws IOException {
        assertThat(chip(NOT_YET, NOT_YET, MEASURED).read()).hasSize(4);

        assertFails(Cause.NOT_READY, chip(Collections.nCopies(6, NOT_YET).toArray(String[]::new))::read);
    }

    @Test
    void whatAResetLeavesIsNoMeasurement() throws IOException {
        assertFails(Cause.IMPLAUSIBLE, chip("76: 1D > 8000 800000 800000 8000" + "00".repeat(7))::read);
    }

    /** Where a BME680 has them, and so would be misread. */
    @ParameterizedTest
    @ValueSource(strings = {"9B35 9B15", "9B35 9B25", "9B35 0000"})
    void itsGasIsValidAndItsHeaterHotByBitsOfItsOwn(String gas) throws IOException {
        var chip = chip("76: 1D > 8000" + AIR + gas);

        assertFails(Cause.NOT_READY, chip::read, Quantity.TEMPERATURE, Quantity.PRESSURE, Quantity.RELATIVE_HUMIDITY);
    }

    @Test
    void aResetInTheMiddleCostsOneReading() throws IOException {
        var bench = new Bench();
        var buses = bench.buses();
        buses.bus("1").attach(0x76, SimulatedBme680.bme688(buses.environment(), bench.clock()));
        var sensor = new Bme680Component();
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("bus", "1", "address", 0x76));
        sensor.start();
        buses.bus("1").transfer(0x76, new byte[] {(byte) 0xE0, (byte) 0xB6}, new byte[0]);
        bench.skip(183);

        assertFails(Cause.NOT_READY, sensor::read);
        assertThat(bench.reading(sensor)).hasSize(4);
        sensor.stop();
    }

    private static Bme680 on(Playback bus) throws IOException {
        return Bme680.on(bus, 0x76, Heating.USUAL);
    }

    private static Bme680 chip(String... lines) throws IOException {
        return on(playback(FOUND, List.of(lines)));
    }

    private static void assertFails(Cause cause, Bench.Step reading, Quantity... good) {
        assertThat(Bench.assertFails(cause, reading).measured())
                .extracting(Measurement::quantity)
                .containsExactly(good);
    }
}
