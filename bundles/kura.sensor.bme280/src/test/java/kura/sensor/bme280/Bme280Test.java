// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import static kura.sensor.bme280.Script.FOUND;
import static kura.sensor.bme280.Script.MEASURED;
import static kura.sensor.bme280.Script.NOT_YET;
import static kura.sensor.bme280.Script.STARTED;
import static kura.sensor.bme280.Script.chip;
import static kura.sensor.bme280.Script.found;
import static kura.sensor.bme280.Script.on;
import static kura.sensor.bme280.Script.playback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Registers;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bme280Test {

    @Test
    void measuresEverythingInOneBurst() throws IOException {
        var bus = playback(FOUND, List.of(STARTED, MEASURED, STARTED));
        var chip = on(bus);

        assertThat(chip.start()).isEqualTo(30);
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.TEMPERATURE, Quantity.PRESSURE, Quantity.RELATIVE_HUMIDITY);
        chip.start();
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({
        Script.TRIM_A + "," + Script.HUMIDITY_A + "," + Script.AIR_A + ", 25.0825, 100653.27, 0.51960",
        Script.TRIM_B + "," + Script.HUMIDITY_B + "," + Script.AIR_B + ", 24.78949, 100661.52, 0.6866997",
        Script.TRIM_C + "," + Script.HUMIDITY_C + "," + Script.AIR_C + ", -14.5828, 93546.3, 0.411334"
    })
    void valuesAreInBaseUnits(String trim, String humidity, String air, double celsius, double pascals, double ratio)
            throws IOException {
        var values = on(playback(found(trim, humidity), List.of("76: F3 > 00 6C 00 00" + air)))
                .read();

        assertThat(values.get(0).value()).isCloseTo(celsius, within(0.0001));
        assertThat(values.get(1).value()).isCloseTo(pascals, within(0.05));
        assertThat(values.get(2).value()).isCloseTo(ratio, within(0.00001));
    }

    @Test
    void aBmp280IsNotAskedForHumidity() throws IOException {
        var bus = new Playback(
                "77: D0 > 58",
                "77: E0 B6",
                "77: F3 > 00",
                "77: 88 >" + Script.TRIM_A.substring(0, 48),
                "77: F5 10",
                "77: F4 B5",
                "77: F3 > 00 B4 10 00" + Script.AIR_A.substring(0, 12));
        var chip = new Bme280(Registers.on((I2cBus) bus, 0x77), Model.BMP280, new Precision(16, 16));

        assertThat(chip.start()).isEqualTo(76);
        assertThat(chip.read())
                .extracting(Measurement::quantity)
                .containsExactly(Quantity.TEMPERATURE, Quantity.PRESSURE);
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 01 F4 25", "2, 17, 02 F4 49", "4, 30, 03 F4 6D", "8, 58, 04 F4 91", "16, 113, 05 F4 B5"})
    void oversamplingTakesItsTime(int oversampling, int millis, String settings) throws IOException {
        var bus = playback(FOUND, List.of("76: F2" + settings));
        var chip = new Bme280(Registers.on((I2cBus) bus, 0x76), Model.BME280, new Precision(oversampling, 1));

        assertThat(chip.start()).isEqualTo(millis);
        bus.assertDone();
    }

    @Test
    void waitsALittleForAChipThatIsSlowerThanAnnounced() throws IOException {
        assertThat(chip(NOT_YET, NOT_YET, MEASURED).read()).hasSize(3);
    }

    @Test
    void waitsUntilTheChipHasCopiedItsTrim() throws IOException {
        var copying = List.of("76: D0 > 60", "76: E0 B6", "76: F3 > 01", "76: F3 > 01");
        var bus = playback(copying, FOUND.subList(2, FOUND.size()));

        on(bus);

        bus.assertDone();
    }

    /** 0x80000 alone is a temperature like any other, in this chip's case 26.5 °C. */
    @Test
    void aTemperatureThatLooksLikeNoneIsOne() throws IOException {
        var values = chip("76: F3 > 00 6C 00 00 655AC0 800000 7530").read();

        assertThat(values.get(0).value()).isBetween(26.0, 27.0);
    }

    /** The driver must not depend on it: an SMBus stub does not clear them. */
    @Test
    void modeBitsThatStayDoNotMatter() throws IOException {
        assertThat(chip("76: F3 > 00 6D 00 00" + Script.AIR_A).read()).hasSize(3);
    }
}
