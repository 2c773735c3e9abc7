// SPDX-License-Identifier: EPL-2.0
package kura.sensor.lm75;

import static kura.sensor.lm75.Lm75Test.IS_A_TMP105;
import static kura.sensor.lm75.Lm75Test.playback;
import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lm75FailureTest {

    private static final String OTHERS = "; another thermometer of its kind, or an ADS1115, may have the same address";

    @ParameterizedTest
    @CsvSource({
        "LM75, 60, 0x60", // a TMP102
        "LM75B, 85, 0x85", // an ADS1115
        "LM75A, FF, 0xff",
        "TMP102, 00FF, 0xff", // a TMP105
        "TMP102, 8583, 0x8583", // an ADS1115
        "TMP112, 0220, 0x220" // a TMP117
    })
    void refusesAnotherConfigurationThanItsOwn(Model model, String configuration, String seen) {
        assertFails(
                Cause.WRONG_CHIP,
                "no " + model + " at 0x48: configuration is " + seen + OTHERS,
                () -> new Lm75(new Playback("48: 01 > " + configuration), 0x48, model));
    }

    @Test
    void refusesAnAds1115ByItsThresholds() {
        assertFails(
                Cause.WRONG_CHIP,
                "no TMP105 at 0x48: register 3 is 0x7fff" + OTHERS,
                () -> new Lm75(new Playback("48: 01 > 85", "48: 03 > 7F FF"), 0x48, Model.TMP105));
    }

    @Test
    void refusesAChipThatDoesNotKeepItsConfiguration() {
        var ina219 = new Playback("48: 01 > 00", "48: 03 > 00 00", "48: 01 60", "48: 01 > 00");

        assertFails(
                Cause.WRONG_CHIP,
                "no TMP75 at 0x48: configured as 0x60, it reads 0x0" + OTHERS,
                () -> new Lm75(ina219, 0x48, Model.TMP75));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "5000", "0116", "FFFF"})
    void refusesWhatHasNotTheIdOfATmp117(String id) {
        assertFails(
                Cause.WRONG_CHIP,
                "no TMP117 at 0x48: id is 0x" + id.toLowerCase(Locale.ROOT) + OTHERS,
                () -> new Lm75(new Playback("48: 0F >" + id), 0x48, Model.TMP117));
    }

    @ParameterizedTest
    @CsvSource({"00, 0x0", "61, 0x61", "FF, 0xff"})
    void whatIsReadAfterAPowerLossIsNoMeasurement(String configuration, String seen) throws IOException {
        var chip = chip("48: 00 > 19 00", "48: 01 >" + configuration);

        assertFails(
                Cause.IMPLAUSIBLE,
                "TMP105 at 0x48: is no longer configured: reads " + seen + "; was its power lost?",
                chip::read);
    }

    @ParameterizedTest
    @CsvSource({"LM75, 00, 10, 11, 0x11", "LM75B, 00, 10, 11, 0x11", "TMP102, 60A0, 60E0, 61E0, 0x61e0"})
    void whatIsReadFromAChipThatOthersHaveShutDownIsNoMeasurement(
            Model model, String before, String after, String shutDown, String seen) throws IOException {
        var bus = new Playback(
                "48: 01 >" + before,
                "48: 03 > 50 00",
                "48: 01" + after,
                "48: 01 >" + after,
                "48: 00 > 19 00",
                "48: 01 >" + shutDown);
        var chip = new Lm75(bus, 0x48, model);

        assertThatThrownBy(chip::read).hasMessageContaining("is no longer configured: reads " + seen);
    }

    @Test
    void whatIsReadFromATmp117ThatOthersHaveShutDownIsNoMeasurement() throws IOException {
        var bus = new Playback("48: 0F > 01 17", "48: 01 00 20", "48: 01 > 00 20", "48: 00 > 0C 80", "48: 01 > 04 20");
        var chip = new Lm75(bus, 0x48, Model.TMP117);

        assertThatThrownBy(chip::read).hasMessageContaining("is no longer configured: reads 0x420");
    }

    @ParameterizedTest
    @CsvSource({"80 00, -128.0", "C8 F0, -55.0625"})
    void refusesATemperatureItCannotMeasure(String bytes, String celsius) throws IOException {
        var chip = chip("48: 00 >" + bytes, "48: 01 > 60");

        assertFails(Cause.IMPLAUSIBLE, "TMP105 at 0x48: " + celsius + " °C is out of its range", chip::read);
    }

    @ParameterizedTest
    @CsvSource({"80 00, -256.0", "4B 01, 150.0078125"})
    void refusesWhatATmp117HoldsBeforeItsFirstConversion(String bytes, String celsius) throws IOException {
        var bus =
                new Playback("48: 0F > 01 17", "48: 01 00 20", "48: 01 > 00 20", "48: 00 >" + bytes, "48: 01 > 00 20");
        var chip = new Lm75(bus, 0x48, Model.TMP117);

        assertFails(Cause.IMPLAUSIBLE, "TMP117 at 0x48: " + celsius + " °C is out of its range", chip::read);
    }

    /** Each of them is asked, configured and read in its own way. */
    @ParameterizedTest
    @CsvSource({
        "LM75, 00, 10",
        "LM75A, 00, 10",
        "LM75B, 00, 10",
        "TMP75, 00, 60",
        "TMP105, 00, 60",
        "TMP102, 60A0, 60E0",
        "TMP112, 60A0, 60E0"
    })
    void aChipThatIsGoneIsNotAskedAnythingMore(Model model, String before, String after) throws IOException {
        goneAtEachStep(
                model,
                "48: 01 > " + before,
                "48: 03 > 50 00",
                "48: 01 " + after,
                "48: 01 > " + after,
                "48: 00 > 19 00",
                "48: 01 > " + after);
    }

    @Test
    void aTmp117ThatIsGoneIsNotAskedAnythingMore() throws IOException {
        goneAtEachStep(
                Model.TMP117, "48: 0F > 01 17", "48: 01 00 20", "48: 01 > 00 20", "48: 00 > 0C 80", "48: 01 > 00 20");
    }

    private static void goneAtEachStep(Model model, String... reading) throws IOException {
        for (int step = 0; step < reading.length; step++) {
            Playback.assertGoneAt(step, List.of(reading), bus -> new Lm75(bus, 0x48, model).read());
        }
    }

    private static Lm75 chip(String... lines) throws IOException {
        return new Lm75(playback(IS_A_TMP105, lines), 0x48, Model.TMP105);
    }
}
