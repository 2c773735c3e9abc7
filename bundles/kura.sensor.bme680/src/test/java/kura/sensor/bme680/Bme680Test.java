// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static kura.sensor.bme680.Script.AIR;
import static kura.sensor.bme680.Script.FOUND;
import static kura.sensor.bme680.Script.MEASURED;
import static kura.sensor.bme680.Script.NOT_YET;
import static kura.sensor.bme680.Script.STARTED;
import static kura.sensor.bme680.Script.chip;
import static kura.sensor.bme680.Script.found;
import static kura.sensor.bme680.Script.playback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bme680Test {

    @Test
    void measuresEverythingInOneBurst() throws IOException {
        var bus = playback(FOUND, STARTED, List.of(MEASURED));
        var chip = new Bme680(bus, 0x77);

        assertThat(chip.start()).as("32.8 ms to convert, 150 ms to heat").isEqualTo(183);
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(
                        Quantity.TEMPERATURE, Quantity.PRESSURE, Quantity.RELATIVE_HUMIDITY, Quantity.GAS_RESISTANCE);
        bus.assertDone();
    }

    @Test
    void valuesAreInBaseUnits() throws IOException {
        var values = chip(MEASURED).read();

        assertThat(values.get(0).value()).isCloseTo(26.6931, within(0.0001));
        assertThat(values.get(1).value()).isCloseTo(98_716.93, within(0.01));
        assertThat(values.get(2).value()).isCloseTo(0.424097, within(0.000001));
        assertThat(values.get(3).value()).isCloseTo(229_572.4, within(0.1));
    }

    @Test
    void usesTheTrimOfTheChipItFound() throws IOException {
        var measured = List.of("77: 1D > 80005cc600668a00520800000080390000");
        var values = new Bme680(playback(found("77", "00", Script.TRIM_D), measured), 0x77).read();

        assertThat(values.get(0).value()).isCloseTo(0.2377, within(0.0001));
        assertThat(values.get(1).value()).isCloseTo(87_844.15, within(0.01));
        assertThat(values.get(2).value()).isCloseTo(0.393257, within(0.000001));
        assertThat(values.get(3).value()).isCloseTo(15_625, within(0.1));
    }

    @Test
    void aBme688RunsAndReadsItsGasDifferently() throws IOException {
        var started = List.of("76: 74 00", "76: 74 > 00", "76: 72 02 75 00 5A 6A 64 65", "76: 70 00 71 20 74 8D");
        var measured = List.of("76: 1D > 8000" + AIR + "0000" + "9B35");
        var chip = new Bme680(playback(found("76", "01", Script.TRIM_A), started, measured), 0x76);
        chip.start();

        assertThat(chip.read().get(3).value()).isCloseTo(1_853_393.7, within(0.1));
    }

    @Test
    void heatsLessInTheColdThatItMeasuredBefore() throws IOException {
        var cold = List.of("77: 1D > 8000" + "564CD0" + "668A00" + "4A4B" + "000000" + "9B35" + "0000");
        var again = List.of("77: 74 00", "77: 74 > 00", "77: 72 02 75 00 5A 69 64 65", "77: 70 00 71 10 74 8D");
        var bus = playback(FOUND, STARTED, cold, again);
        var chip = new Bme680(bus, 0x77);
        chip.start();
        chip.read();

        chip.start();

        bus.assertDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9B15", "9B25", "9B05"})
    void withoutAHotHeaterThereIsNoGasButTheAirIsGood(String gas) throws IOException {
        assertThat(chip("77: 1D > 8000" + AIR + gas + "0000").read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.TEMPERATURE, Quantity.PRESSURE, Quantity.RELATIVE_HUMIDITY);
    }

    @Test
    void waitsALittleForAChipThatIsSlowerThanAnnounced() throws IOException {
        assertThat(chip(NOT_YET, NOT_YET, MEASURED).read()).hasSize(4);
    }

    @Test
    void waitsForAnEarlierMeasurementBeforeItStartsOne() throws IOException {
        var busy = List.of("77: 74 00", "77: 74 > 8D", "77: 74 > 8D");
        var bus = playback(FOUND, busy, STARTED.subList(1, STARTED.size()));

        new Bme680(bus, 0x77).start();

        bus.assertDone();
    }
}
