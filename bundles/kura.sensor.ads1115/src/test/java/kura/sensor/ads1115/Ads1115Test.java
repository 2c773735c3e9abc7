// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import kura.chip.Scale;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ads1115Test {

    private static final Scale VOLTS = Scale.ofVoltage(Quantity.VOLTAGE, 0, 1, 0, 1);
    static final Input A0 = new Input(Terminals.A0, 1, VOLTS);
    static final Input A0_A1 = new Input(Terminals.A0_A1, 5, VOLTS);
    static final String FOUND = "48: 01 > 85 83";

    @Test
    void oneInputIsFourTransactions() throws IOException {
        var bus = new Playback(FOUND, "48: 01 C3 87", "48: 01 > C3 87", "48: 00 > 40 00", "48: 01 > C3 87");
        var chip = chip(bus, A0);

        assertThat(chip.start()).isEqualTo(9);
        assertThat(chip.finish()).containsExactly(new Measurement(Quantity.VOLTAGE, "a0", 2.048));
        bus.assertDone();
    }

    @Test
    void anotherInputIsConvertedAfterIt() throws IOException {
        var bus = new Playback(
                FOUND,
                "48: 01 C3 87",
                "48: 01 > C3 87",
                "48: 00 > 40 00",
                "48: 01 > C3 87",
                "48: 01 8B 87",
                "48: 01 > 8B 87",
                "48: 00 > FF FF",
                "48: 01 > 8B 87");
        var chip = chip(bus, A0, A0_A1);

        chip.start();
        assertThat(chip.proceed()).isEqualTo(9);
        assertThat(chip.proceed()).isZero();
        assertThat(chip.proceed()).isZero();

        assertThat(chip.read())
                .containsExactly(
                        new Measurement(Quantity.VOLTAGE, "a0", 2.048),
                        new Measurement(Quantity.VOLTAGE, "a0-a1", -0.0000078125));
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({
        "A0_A1, 0, 8, 81 07, 138",
        "A0_A3, 1, 16, 93 27, 69",
        "A1_A3, 2, 128, A5 87, 9",
        "A2_A3, 3, 250, B7 A7, 5",
        "A0, 4, 475, C9 C7, 3",
        "A1, 5, 860, DB E7, 2",
        "A2, 0, 64, E1 67, 18",
        "A3, 1, 32, F3 47, 35"
    })
    void terminalsRangeAndRateGoIntoTheConfiguration(Terminals terminals, int range, int rate, String bytes, int millis)
            throws IOException {
        var bus = new Playback(FOUND, "48: 01 " + bytes);
        var input = new Input(terminals, range, VOLTS);

        assertThat(new Ads1115(bus, 0x48, Model.ADS1115, rate, List.of(input)).start())
                .isEqualTo(millis);
        bus.assertDone();
    }

    @Test
    void anAds1015CountsItsRatesDifferently() throws IOException {
        var bus = new Playback("4B: 01 > C3 07", "4B: 01 C3 C7", "4B: 01 > C3 C7", "4B: 00 > 3E 80", "4B: 01 > C3 C7");
        var chip = new Ads1115(bus, 0x4B, Model.ADS1015, 3300, List.of(A0));

        assertThat(chip.start()).isEqualTo(1);
        assertThat(chip.finish()).containsExactly(new Measurement(Quantity.VOLTAGE, "a0", 2.0));
        bus.assertDone();
    }

    /** At 8 conversions a second, for which it has a quarter of a second: the machine may pause. */
    @Test
    void aSlowConversionIsWaitedFor() throws IOException {
        var bus = new Playback(
                FOUND,
                "48: 01 C3 07",
                "48: 01 > 43 07",
                "48: 01 > 43 07",
                "48: 01 > C3 07",
                "48: 00 > 00 00",
                "48: 01 > C3 07");
        var chip = new Ads1115(bus, 0x48, Model.ADS1115, 8, List.of(A0));

        chip.start();

        assertThat(chip.finish().get(0).value()).isZero();
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4000, 2.048",
        "2, FFFF, -0.0000625",
        "0, 6590, 4.875",
        "1, 7FFE, 4.09575",
        "1, 8001, -4.095875",
        "5, 0001, 0.0000078125",
        "1, FFF0, -0.002"
    })
    void voltagesAreThoseOfTheDatasheet(int range, String code, double volts) {
        var input = new Input(Terminals.A0, range, VOLTS);

        assertThat(input.volts(Integer.parseInt(code, 16))).isEqualTo(volts);
    }

    /** As after a reset; as libraries for small boards leave them. */
    @ParameterizedTest
    @ValueSource(strings = {"7F FF, 80 00", "80 00, 00 00"})
    void aComparatorThatWasLeftOnDoesNotHideTheChip(String limits) throws IOException {
        var highAndLow = limits.split(",");
        var bus =
                new Playback("48: 01 > C3 80", "48: 03 >" + highAndLow[0], "48: 02 >" + highAndLow[1], "48: 01 C3 87");

        chip(bus, A0).start();

        bus.assertDone();
    }

    static Ads1115 chip(Playback bus, Input... inputs) throws IOException {
        return new Ads1115(bus, 0x48, Model.ADS1115, 128, List.of(inputs));
    }
}
