// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bh1750;

import static kura.simulator.Bench.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kura.bus.BusException;
import kura.sensor.SensorException.Cause;
import kura.simulator.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bh1750Test {

    private static final List<String> READING =
            List.of("23: 01", "23: 07", "23: 42", "23: 65", "23: 20", "23: > 83 90");

    @Test
    void measuresOnceInTwoTransactions() throws IOException {
        var bus = playback(READING);
        var chip = new Bh1750(bus, 0x23, 69);

        assertThat(chip.start()).isEqualTo(180);
        assertThat(chip.read().get(0).value()).isCloseTo(28066.67, within(0.01)); // 28067 in the datasheet
        bus.assertDone();
    }

    @ParameterizedTest
    @CsvSource({"31, 40, 7F, 81, 121556.85", "254, 47, 7E, 663, 14835.68", "138, 44, 6A, 360, 27306.25"})
    void anotherSensitivityIsToldEachTime(int sensitivity, String high, String low, int millis, double most)
            throws IOException {
        var bus = new Playback("23: 01", "23: 07", "23: " + high, "23: " + low, "23: " + high, "23: " + low, "23: 20");
        var chip = new Bh1750(bus, 0x23, sensitivity);

        assertThat(chip.start()).isEqualTo(millis);
        assertThat(chip.lux(0xFFFF)).isCloseTo(most, within(0.01));
        bus.assertDone();
    }

    @Test
    void tooMuchLightIsNoIlluminance() throws IOException {
        var chip = measured("23: > FF FF");

        assertFails(
                Cause.IMPLAUSIBLE, "BH1750 at 0x23: saturated: 54613 lx or more; set a lower sensitivity", chip::read);
    }

    @Test
    void darknessIsLookedAtTwice() throws IOException {
        assertThat(measured("23: > 00 00", "23: 23", "23: > 00 00")
                        .read()
                        .get(0)
                        .value())
                .isZero();
    }

    @Test
    void nothingAfterALossOfPowerIsNotDarkness() throws IOException {
        var chip = measured("23: > 00 00", "23: 23", "23: > 00 4B");

        assertFails(Cause.NOT_READY, "BH1750 at 0x23: was reset meanwhile, or the light was switched on", chip::read);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aFailureOfTheBusIsItsOwnAtEachStep(int step) {
        var script = new ArrayList<>(READING.subList(0, step));
        script.add(step == 5 ? "23: > !" : READING.get(step) + " !");

        assertThatThrownBy(() -> {
                    var chip = new Bh1750(playback(script), 0x23, 69);
                    chip.start();
                    chip.read();
                })
                .isInstanceOf(BusException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aFailureOfTheBusWhileDarknessIsLookedAtIsItsOwn(int step) throws IOException {
        var chip = step == 0 ? measured("23: > 00 00", "23: 23 !") : measured("23: > 00 00", "23: 23", "23: > !");

        assertThatThrownBy(chip::read).isInstanceOf(BusException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFailureOfTheBusWhileASensitivityIsToldAgainIsItsOwn(int step) throws IOException {
        var again = List.of("23: 40", "23: 7F", "23: 20");
        var script = new ArrayList<>(List.of("23: 01", "23: 07", "23: 40", "23: 7F"));
        script.addAll(again.subList(0, step));
        script.add(again.get(step) + " !");
        var bus = playback(script);
        var chip = new Bh1750(bus, 0x23, 31);

        assertThatThrownBy(chip::start).isInstanceOf(BusException.class);
        bus.assertDone();
    }

    private static Bh1750 measured(String... answers) throws IOException {
        var script = new ArrayList<>(READING.subList(0, 5));
        script.addAll(List.of(answers));
        var chip = new Bh1750(playback(script), 0x23, 69);
        chip.start();
        return chip;
    }

    private static Playback playback(List<String> script) {
        return new Playback(script.toArray(String[]::new));
    }
}
