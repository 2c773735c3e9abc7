// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.Playback;
import kura.simulator.SimulatedBme680;
import kura.simulator.SimulatedBoschSpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Bme680SpiTest {

    private static final String TRIM_1 = HexFormat.of().formatHex(Script.TRIM_A, 0, 23);
    private static final String TRIM_2 = HexFormat.of().formatHex(Script.TRIM_A, 23, 37);
    private static final String TRIM_3 = HexFormat.of().formatHex(Script.TRIM_A, 37, 42);

    /** Bit 7 reads; register 73 says which page it is, before and after. */
    private static final List<String> FOUND = spi(
            "F3 > 10",
            "73 00",
            "D0 > 61",
            "F0 > 00",
            "F3 > 00",
            "60 B6",
            "8A >" + TRIM_1,
            "F3 > 00",
            "E1 >" + TRIM_2,
            "F3 > 00",
            "73 10",
            "80 >" + TRIM_3,
            "F3 > 10");

    private static final String STARTED = "72 02 5A 6A 64 65 70 00 71 10 74 8D";
    private static final String MEASURED = "9D > 8000" + Script.AIR + "9B35" + "0000";

    private static final String NOT_YET = "9D > 2000" + Script.AIR + "9B35" + "0000";
    private static final List<String> READING = Stream.concat(
                    FOUND.stream(), spi(STARTED, MEASURED, "F3 > 10").stream())
            .toList();

    @Test
    void turnsThePageWhenItHasTo() throws IOException {
        var bus = Script.playback(FOUND, spi(STARTED, MEASURED, "F3 > 10"));
        var chip = Bme680.on(bus, Heating.USUAL);

        assertThat(chip.start()).isEqualTo(183);
        assertThat(chip.read()).hasSize(4);
        bus.assertDone();
    }

    /** A BME680's trim, read in place of its data, may well look like data. */
    @Test
    void aChipThatLostItsPowerHasAnotherPage() throws IOException {
        var chip = Bme680.on(Script.playback(FOUND, spi(STARTED, MEASURED, "F3 > 00")), Heating.USUAL);
        chip.start();

        assertFails(
                Cause.NOT_READY,
                "the chip on SPI was reset or is gone: register 0x73 reads 0x00, not 0x10",
                chip::read);
    }

    @Test
    void waitsALittleForAChipThatIsSlowerThanAnnouncedButNotForEver() throws IOException {
        var slow = spi(NOT_YET, "F3 > 10", NOT_YET, "F3 > 10", MEASURED, "F3 > 10");
        assertThat(Bme680.on(Script.playback(FOUND, slow), Heating.USUAL).read())
                .hasSize(4);

        var never = Collections.nCopies(6, spi(NOT_YET, "F3 > 10")).stream()
                .flatMap(List::stream)
                .toList();
        assertFails(
                Cause.NOT_READY,
                "the chip on SPI is not ready: register 0x1d still reads 0x20",
                Bme680.on(Script.playback(FOUND, never), Heating.USUAL)::read);
    }

    static IntStream steps() {
        return IntStream.range(0, READING.size());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aBusThatFailsIsNotUsedAnyMore(int step) throws IOException {
        Playback.assertGoneAt(step, READING, bus -> {
            var chip = Bme680.on(bus, Heating.USUAL);
            chip.start();
            chip.read();
        });
    }

    @Test
    void nobodyHomeIsNoChip() {
        var low = new Playback(spi("F3 > 00", "D0 > 00").toArray(String[]::new));
        var high = new Playback(spi("F3 > FF", "73 EF", "D0 > FF").toArray(String[]::new));

        assertFails(Cause.NOT_ACKED, "no chip answers on SPI: its id reads 0x00", () -> Bme680.on(low, Heating.USUAL));
        assertFails(Cause.NOT_ACKED, "no chip answers on SPI: its id reads 0xff", () -> Bme680.on(high, Heating.USUAL));
    }

    @Test
    void refusesAnotherChip() {
        var bus = new Playback(spi("F3 > 00", "D0 > 60").toArray(String[]::new));

        assertFails(Cause.WRONG_CHIP, "no BME680 on SPI: id is 0x60, a BME280", () -> Bme680.on(bus, Heating.USUAL));
    }

    @Test
    void isFoundLostAndFoundAgain() throws Exception {
        var bench = new Bench();
        var buses = bench.buses();
        var simulated = SimulatedBme680.bme688(buses.environment(), bench.clock());
        var sensor = new Bme680Component();
        sensor.setI2cBuses(buses);
        sensor.configure(Map.of("bus", "spidev9.0", "heater.time", 30));
        assertThat(sensor.line()).isEqualTo("spi-9.0");
        assertFails(
                Cause.ABSENT,
                "no SPI driver is running; is the bundle kura.driver.spi installed and active?",
                sensor::start);

        sensor.setSpiBuses(buses.spiBuses());
        assertThatThrownBy(sensor::start).hasMessageContaining("no simulated bus 9.0");
        buses.spi("9.0");
        assertFails(Cause.NOT_ACKED, "no chip answers on SPI: its id reads 0x00", sensor::start);
        buses.spi("9.0").attach(SimulatedBoschSpi.of(simulated));
        buses.environment().hold(Quantity.TEMPERATURE, -5.5);

        assertThat(bench.reading(sensor).get(0).value()).isCloseTo(-5.5, within(0.001));
        sensor.start();
        simulated.write(new byte[] {(byte) 0xE0, (byte) 0xB6});
        bench.skip(2);
        assertThatThrownBy(sensor::read).hasMessageContaining("was reset or is gone");
        bench.skip(sensor.start());
        buses.spi("9.0").attach(null);
        assertThatThrownBy(sensor::read).hasMessageContaining("was reset or is gone");
        buses.spi("9.0").attach(SimulatedBoschSpi.of(simulated));
        assertThat(bench.reading(sensor)).hasSize(4);
    }

    private static List<String> spi(String... messages) {
        return List.of(messages).stream().map(message -> "spi 0: " + message).toList();
    }
}
