// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kura.bus.SpiBus;
import kura.chip.Registers;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Bme280SpiTest {

    private static final List<String> FOUND = List.of(
            "spi 0: D0 > 60",
            "spi 0: 60 B6",
            "spi 0: F3 > 00",
            "spi 0: 88 >" + Script.TRIM_A,
            "spi 0: E1 >" + Script.HUMIDITY_A,
            "spi 0: 75 00");
    private static final String STARTED = "spi 0: 72 03 74 6D";
    private static final String MEASURED = "spi 0: F3 > 00 6C 00 00" + Script.AIR_A;
    private static final String NOT_YET = "spi 0: F3 > 08 6D 00 00" + Script.AIR_A;
    private static final List<String> READING =
            Stream.concat(FOUND.stream(), Stream.of(STARTED, MEASURED)).toList();

    @Test
    void measuresEverythingInOneBurst() throws IOException {
        var bus = new Playback(READING.toArray(String[]::new));
        var chip = on(bus);
        chip.start();

        assertThat(chip.read().get(0).value()).isCloseTo(25.0825, within(0.0001));
        bus.assertDone();
    }

    @Test
    void waitsALittleForAChipThatIsSlowerThanAnnounced() throws IOException {
        assertThat(chip(List.of(NOT_YET, NOT_YET, MEASURED)).read()).hasSize(3);
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        var chip = chip(Collections.nCopies(6, NOT_YET));

        assertThatThrownBy(chip::read)
                .hasMessage("the chip on SPI is not ready: register 0xf3 still reads 0x08")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.reason()).isEqualTo(Cause.NOT_READY));
    }

    static IntStream steps() {
        return IntStream.range(0, READING.size());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aBusThatFailsIsNotUsedAnyMore(int step) throws IOException {
        Playback.assertGoneAt(step, READING, bus -> {
            var chip = on(bus);
            chip.start();
            chip.read();
        });
    }

    private static Bme280 chip(List<String> lines) throws IOException {
        return on(new Playback(Stream.concat(FOUND.stream(), lines.stream()).toArray(String[]::new)));
    }

    private static Bme280 on(Playback bus) throws IOException {
        return new Bme280(Registers.on((SpiBus) bus), Model.BME280, Precision.USUAL);
    }
}
