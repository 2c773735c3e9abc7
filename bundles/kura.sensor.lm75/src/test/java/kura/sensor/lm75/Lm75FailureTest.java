// SPDX-License-Identifier: EPL-2.0
package kura.sensor.lm75;

import static kura.sensor.lm75.Lm75Test.IS_A_TMP105;
import static kura.sensor.lm75.Lm75Test.playback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import kura.bus.BusException;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lm75FailureTest {

    private static final String OTHERS = "; another thermometer of its kind, or an ADS1115, may have the same address";

    private static final List<String> READING = Stream.concat(
                    IS_A_TMP105.stream(), Stream.of("48: 00 > 19 00", "48: 01 > 60"))
            .toList();

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
                "no TMP117 at 0x48: id is 0x" + id.toLowerCase(java.util.Locale.ROOT) + OTHERS,
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aChipThatIsGoneIsNotAskedAnythingMore(int step) {
        String refused = READING.get(step).replaceFirst("(?<=>).*|$", "!");
        var bus = playback(READING.subList(0, step), refused);

        assertThatThrownBy(() -> new Lm75(bus, 0x48, Model.TMP105).read())
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(BusException.Kind.NOT_ACKED));
        bus.assertDone();
    }

    private static Lm75 chip(String... lines) throws IOException {
        return new Lm75(playback(IS_A_TMP105, lines), 0x48, Model.TMP105);
    }

    private static void assertFails(Cause cause, String message, ThrowingCallable reading) {
        assertThatThrownBy(reading).hasMessage(message).isInstanceOfSatisfying(SensorException.class, e -> assertThat(
                        e.reason())
                .isEqualTo(cause));
    }
}
