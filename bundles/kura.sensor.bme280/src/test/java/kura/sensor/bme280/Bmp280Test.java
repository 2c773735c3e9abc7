// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import static kura.sensor.bme280.Script.playback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import kura.simulator.SimulatedBme280;
import kura.simulator.SimulatedBoschSpi;
import kura.simulator.SimulatedBuses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bmp280Test {

    private static final List<String> FOUND = List.of(
            "76: D0 > 58", "76: E0 B6", "76: F3 > 00", "76: 88 >" + Script.TRIM_A.substring(0, 48), "76: F5 00");
    private static final String STARTED = "76: F4 6D";
    private static final String AIR = Script.AIR_A.substring(0, 12);
    private static final String MEASURED = "76: F3 > 00 6C 00 00" + AIR;
    private static final String NOT_YET = "76: F3 > 08 6D 00 00" + AIR;
    private static final List<String> READING =
            Stream.concat(FOUND.stream(), Stream.of(STARTED, MEASURED)).toList();

    private final Bench bench = new Bench();
    private final SimulatedBuses buses = bench.buses();
    private final Bme280Component sensor = new Bme280Component();

    @BeforeEach
    void aFreshInstance() {
        buses.bus("1").attach(0x76, SimulatedBme280.bmp280(buses.environment(), bench.clock()));
        buses.spi("9.0").attach(SimulatedBoschSpi.of(SimulatedBme280.bmp280(buses.environment(), bench.clock())));
        sensor.setI2cBuses(buses);
        sensor.setSpiBuses(buses.spiBuses());
        sensor.configure(Map.of("bus", "1", "chip", "bmp280"));
    }

    @AfterEach
    void leaveTheChipToTheNext() {
        sensor.stop();
    }

    @ParameterizedTest
    @CsvSource({"-25.5, 95000", "-0.1, 30100", "-39.9, 90000", "84.9, 109900"})
    void givesTheAirBackOnBothBuses(double celsius, double pascals) throws IOException {
        buses.environment().hold(Quantity.TEMPERATURE, celsius);
        buses.environment().hold(Quantity.PRESSURE, pascals);

        for (String bus : List.of("1", "9.0")) {
            sensor.configure(Map.of("bus", bus, "chip", "bmp280", "oversampling", "16", "filter", 16));
            var values = bench.reading(sensor);
            assertThat(values)
                    .extracting(Measurement::quantity)
                    .containsExactly(Quantity.TEMPERATURE, Quantity.PRESSURE);
            assertThat(values.get(0).value()).isCloseTo(celsius, within(0.001));
            assertThat(values.get(1).value()).isCloseTo(pascals, within(0.3));
        }
    }

    @Test
    void aResetInTheMiddleCostsOneReading() throws IOException {
        sensor.start();
        buses.bus("1").transfer(0x76, new byte[] {(byte) 0xE0, (byte) 0xB6}, new byte[0]);
        bench.skip(30);

        assertFails(Cause.NOT_READY, sensor::read);
        assertThat(bench.reading(sensor)).hasSize(2);
    }

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
        assertThat(chip(NOT_YET, NOT_YET, MEASURED).read()).hasSize(2);

        assertFails(Cause.NOT_READY, chip(Collections.nCopies(6, NOT_YET).toArray(String[]::new))::read);
    }

    @ParameterizedTest
    @CsvSource({
        "00 00 00 655AC0 7EED00, NOT_READY", // as after a reset
        "00 6C 00 800000 800000, IMPLAUSIBLE",
        "00 6C 00 655AC0 FFFFF0, IMPLAUSIBLE",
        "00 6C 00 655AC0 000010, IMPLAUSIBLE"
    })
    void whatItCannotHaveMeasuredIsNotPassedOn(String answer, Cause cause) throws IOException {
        String field = answer.replace(" ", "");

        assertFails(cause, chip("76: F3 >" + field.substring(0, 6) + "00" + field.substring(6))::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"800000", "000000", "FFFFF0"})
    void aPressureItCannotHaveMeasuredLeavesTheTemperature(String pressure) throws IOException {
        var chip = chip("76: F3 > 00 6C 00 00" + pressure + "7EED00");

        assertThatThrownBy(chip::read).isInstanceOfSatisfying(SensorException.class, e -> assertThat(e.measured())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.TEMPERATURE));
    }

    private static Bme280 on(Playback bus) throws IOException {
        return new Bme280(Registers.on((I2cBus) bus, 0x76), Model.BMP280, Precision.USUAL);
    }

    private static Bme280 chip(String... lines) throws IOException {
        return on(playback(FOUND, List.of(lines)));
    }

    private static void assertFails(Cause cause, Bench.Step reading) {
        assertThat(Bench.assertFails(cause, reading).measured()).isEmpty();
    }
}
