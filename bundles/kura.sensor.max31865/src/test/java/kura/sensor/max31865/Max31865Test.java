// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31865;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kura.bus.BusException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Bench;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Max31865Test {

    private static final Circuit PT100 = new Circuit(Platinum.PT100, 4, 430, 50);

    /** What goes over the wire from the beginning to the end of a reading. */
    private static final List<String> READING = List.of(
            "spi 1: 80 03",
            "spi 1: 83 FF FF 00 00",
            "spi 1: 00 > 01 00 00 FF FF 00 00 00",
            "spi 1: 80 83",
            "spi 1: 80 85",
            "spi 1: 80 A1",
            "spi 1: 00 > 81 40 00 FF FF 00 00 00",
            "spi 1: 80 01");

    @Test
    void looksForFaultsThenConvertsThenSwitchesTheCurrentOff() throws IOException {
        var bus = new Playback(READING.toArray(String[]::new));
        var chip = new Max31865(bus, PT100);

        assertThat(chip.start()).isEqualTo(10);
        assertThat(chip.proceed()).isEqualTo(66);
        assertThat(chip.proceed()).isZero();
        var values = chip.read();

        assertThat(values.get(1).value()).isEqualTo(107.5); // a quarter of 430
        assertThat(values.get(0).value()).isCloseTo(19.2447, within(0.0001));
        bus.assertDone();
    }

    @Test
    void threeWiresAndSixtyHertzAreOtherBits() throws IOException {
        var bus = new Playback(
                "spi 1: 80 12",
                "spi 1: 83 FF FF 00 00",
                "spi 1: 00 > 10 00 00 FF FF 00 00 00",
                "spi 1: 80 92",
                "spi 1: 80 94",
                "spi 1: 80 B0");
        var chip = new Max31865(bus, new Circuit(Platinum.PT1000, 3, 4300, 60));

        assertThat(chip.start()).isEqualTo(10);
        assertThat(chip.proceed()).isEqualTo(55);
        bus.assertDone();
    }

    @Test
    void waitsForAConversionThatIsSlowerThanAnnounced() throws IOException {
        var chip = chip("spi 1: 00 > A1 00 00 FF FF 00 00 00", READING.get(6), READING.get(7));

        assertThat(chip.finish()).hasSize(2);
    }

    @Test
    void givesAConversionUpThatNeverEnds() throws IOException {
        String busy = "spi 1: 00 > A1 00 00 FF FF 00 00 00";
        var script = new ArrayList<>(READING.subList(0, 6));
        for (int i = 0; i < 40; i++) {
            script.add(busy);
        }
        var chip = new Max31865(new Playback(script.toArray(String[]::new)), PT100);
        chip.start();

        assertFails(Cause.NOT_READY, "does not end", chip::finish);
    }

    @ParameterizedTest
    @CsvSource({
        "40 01, 04, carries too much or too little voltage",
        "40 01, 20, 'broken, shorted or not connected'",
        "40 01, 08, 'broken, shorted or not connected'",
        "00 01, 40, are shorted",
        "FF FF, 80, 'the resistor or one of its wires is broken, shorted or not connected'",
        "40 01, 00, 'reports a fault, 0x00'",
        "40 00, 20, 'broken, shorted or not connected'"
    })
    void aFaultIsNoTemperature(String resistance, String status, String words) throws IOException {
        var chip = chip("spi 1: 00 > 81 " + resistance + " FF FF 00 00 " + status, "spi 1: 80 01");

        assertFails(Cause.IMPLAUSIBLE, words, chip::finish);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF FE", "00 00", "0B 00", "E8 F0"})
    void aResistanceOutOfRangeIsNoTemperature(String resistance) throws IOException {
        var chip = chip("spi 1: 00 > 81 " + resistance + " FF FF 00 00 00", "spi 1: 80 01");

        assertFails(Cause.IMPLAUSIBLE, "out of the range of a PT100", chip::finish);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 00 FF FF 00 00 00", "81 40 00 00 00 00 00 00", "FF FF FF FF FF FF FF FF"})
    void aChipThatLostItsSettingsHasMeasuredNothing(String registers) throws IOException {
        var script = new ArrayList<>(READING.subList(0, 6));
        for (int i = 0; i < 40; i++) {
            script.add("spi 1: 00 > " + registers);
            if (!registers.startsWith("FF")) {
                script.add("spi 1: 80 01");
            }
        }
        var chip = new Max31865(new Playback(script.toArray(String[]::new)), PT100);
        chip.start();

        assertFails(Cause.NOT_READY, "MAX31865 on SPI: ", chip::finish);
    }

    @ParameterizedTest
    @CsvSource({
        "00 00 00 00 00 00 00 00, NOT_ACKED",
        "FF FF FF FF FF FF FF FF, NOT_ACKED",
        "01 00 00 00 00 00 00 00, WRONG_CHIP",
        "61 00 00 FF FF 00 00 00, WRONG_CHIP"
    })
    void refusesWhatDoesNotKeepItsSettings(String registers, Cause cause) {
        var bus = new Playback(READING.get(0), READING.get(1), "spi 1: 00 > " + registers);

        assertFails(cause, "no MAX31865 on SPI: its registers read ", () -> new Max31865(bus, PT100));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aFailureOfTheBusIsItsOwnAtEachStep(int step) {
        var script = new ArrayList<>(READING.subList(0, step));
        script.add(READING.get(step).replaceFirst("(>.*)?$", "").strip()
                + (READING.get(step).contains(">") ? " > !" : " !"));

        assertThatThrownBy(() -> {
                    var chip = new Max31865(new Playback(script.toArray(String[]::new)), PT100);
                    chip.start();
                    chip.finish();
                })
                .isInstanceOf(BusException.class);
    }

    private static Max31865 chip(String... answers) throws IOException {
        var script = new ArrayList<>(READING.subList(0, 6));
        script.addAll(List.of(answers));
        var chip = new Max31865(new Playback(script.toArray(String[]::new)), PT100);
        chip.start();
        return chip;
    }

    private static void assertFails(Cause cause, String words, Bench.Step reading) {
        assertThat(Bench.assertFails(cause, reading)).hasMessageContaining(words);
    }
}
