// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static kura.sensor.bme680.Script.AIR;
import static kura.sensor.bme680.Script.FOUND;
import static kura.sensor.bme680.Script.MEASURED;
import static kura.sensor.bme680.Script.NOT_YET;
import static kura.sensor.bme680.Script.STARTED;
import static kura.sensor.bme680.Script.chip;
import static kura.sensor.bme680.Script.found;
import static kura.sensor.bme680.Script.on;
import static kura.sensor.bme680.Script.playback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;

class Bme680Test {

    @Test
    void measuresEverythingInOneBurst() throws IOException {
        var bus = playback(FOUND, List.of(STARTED, MEASURED));
        var chip = on(bus);

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
        var values = on(playback(found("77", "00", Script.TRIM_D), measured)).read();

        assertThat(values.get(0).value()).isCloseTo(0.2377, within(0.0001));
        assertThat(values.get(1).value()).isCloseTo(87_844.15, within(0.01));
        assertThat(values.get(2).value()).isCloseTo(0.393257, within(0.000001));
        assertThat(values.get(3).value()).isCloseTo(15_625, within(0.1));
    }

    @Test
    void aBme688RunsAndReadsItsGasDifferently() throws IOException {
        var script = List.of("76: 72 02 5A 6A 64 65 70 00 71 20 74 8D", "76: 1D > 8000" + AIR + "0000" + "9B35");
        var chip = Bme680.on(playback(found("76", "01", Script.TRIM_A), script), 0x76, Heating.USUAL);
        chip.start();

        assertThat(chip.read().get(3).value()).isCloseTo(1_853_393.7, within(0.1));
    }

    @Test
    void heatsLessInTheColdThatItMeasuredBefore() throws IOException {
        String cold = "77: 1D > 8000" + "564CD0" + "668A00" + "4A4B" + "000000" + "9B35" + "0000";
        String again = "77: 72 02 5A 69 64 65 70 00 71 10 74 8D";
        var bus = playback(FOUND, List.of(STARTED, cold, again));
        var chip = on(bus);
        chip.start();
        chip.read();

        chip.start();

        bus.assertDone();
    }

    @Test
    void heatsAsItIsTold() throws IOException {
        var bus = playback(FOUND, List.of("77: 72 02 5A 56 64 59 70 00 71 10 74 8D"));

        assertThat(Bme680.on(bus, 0x77, new Heating(232, 100)).start()).isEqualTo(133);
        bus.assertDone();
    }

    @Test
    void staysColdIfItIsTold() throws IOException {
        var script = List.of("77: 72 02 5A 21 64 00 70 08 71 00 74 8D", "77: 1D > 8000" + AIR + "00000000");
        var chip = Bme680.on(playback(FOUND, script), 0x77, new Heating(0, 150));

        assertThat(chip.start()).isEqualTo(33);
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.TEMPERATURE, Quantity.PRESSURE, Quantity.RELATIVE_HUMIDITY);
    }

    @Test
    void waitsALittleForAChipThatIsSlowerThanAnnounced() throws IOException {
        assertThat(chip(NOT_YET, NOT_YET, MEASURED).read()).hasSize(4);
    }

    @Test
    void endsAnEarlierMeasurementThatNobodyFetched() throws IOException {
        var bus = playback(FOUND, List.of(STARTED, "77: E0 B6", STARTED, MEASURED, STARTED));
        var chip = on(bus);
        chip.start();
        chip.start();
        chip.read();
        chip.start();

        bus.assertDone();
    }

    /** 0x80000 alone is a temperature like any other, in this chip's case 33 °C. */
    @Test
    void aTemperatureThatLooksLikeNoneIsOne() throws IOException {
        var values = chip("77: 1D > 8000" + "564CD0" + "800000" + "4A4B" + "000000" + "9B35" + "0000")
                .read();

        assertThat(values.get(0).value()).isBetween(25.0, 40.0);
    }
}
