// SPDX-License-Identifier: EPL-2.0
package kura.sensor.lm75;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Lm75Test {

    static final List<String> IS_A_TMP105 = List.of("48: 01 > 00", "48: 03 > 50 00", "48: 01 60", "48: 01 > 60");

    @Test
    void aReadingIsTheTemperatureAndAProofOfTheConfiguration() throws IOException {
        var bus = playback(IS_A_TMP105, "48: 00 > 19 80", "48: 01 > E0"); // the alarm is in bit 7
        var chip = new Lm75(bus, 0x48, Model.TMP105);

        assertThat(chip.start()).isEqualTo(308);
        assertThat(chip.read()).containsExactly(new Measurement(Quantity.TEMPERATURE, 25.5));
        bus.assertDone();
    }

    @Test
    void onlyTheFirstReadingHasToWait() throws IOException {
        var chip = new Lm75(playback(IS_A_TMP105), 0x48, Model.TMP105);

        assertThat(chip.start()).isEqualTo(308);
        assertThat(chip.start()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "LM75, 00, 10, 300",
        "LM75A, 18, 10, 300",
        "LM75B, 1F, 10, 110",
        "TMP75, 81, 60, 308",
        "TMP102, 60A0, 60E0, 35",
        "TMP112, E1B0, 60E0, 35"
    })
    void eachIsConfiguredInItsOwnWay(Model model, String before, String after, int millis) throws IOException {
        var bus = new Playback("4B: 01 >" + before, "4B: 03 > 50 00", "4B: 01" + after, "4B: 01 >" + after);

        assertThat(new Lm75(bus, 0x4B, model).start()).isEqualTo(millis);
        bus.assertDone();
    }

    @Test
    void aTmp117SaysWhatItIs() throws IOException {
        var bus = new Playback("48: 0F > 11 17", "48: 01 00 20", "48: 01 > 20 20", "48: 00 > 0C 80", "48: 01 > 20 20");
        var chip = new Lm75(bus, 0x48, Model.TMP117);

        assertThat(chip.start()).isEqualTo(140);
        assertThat(chip.read()).containsExactly(new Measurement(Quantity.TEMPERATURE, 25.0));
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({
        "TMP105, 1900, 25.0",
        "TMP105, E700, -25.0",
        "TMP105, FFF0, -0.0625",
        "LM75, FF80, -0.5",
        "LM75, FFFF, -0.5", // some clones leave noise in the bits that do not count
        "LM75, 197F, 25.0",
        "LM75A, 1980, 25.5",
        "LM75B, FFE0, -0.125",
        "LM75B, 7D1F, 125.0",
        "TMP75, 7FF0, 127.9375",
        "TMP102, 7FF0, 127.9375",
        "TMP112, C900, -55.0",
        "TMP105, 1908, 25.0",
        "TMP117, 0001, 0.0078125",
        "TMP117, FFFF, -0.0078125",
        "TMP117, E480, -55.0",
        "TMP117, 4B00, 150.0"
    })
    void temperaturesAreThoseOfTheDatasheets(Model model, String code, double celsius) {
        assertThat(model.celsius(Integer.parseInt(code, 16))).isEqualTo(celsius);
    }

    static Playback playback(List<String> first, String... then) {
        return new Playback(Stream.concat(first.stream(), Stream.of(then)).toArray(String[]::new));
    }
}
