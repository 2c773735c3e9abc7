// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ads1115;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    private final Scale tank = Scale.ofLoop(150, 0, 1_000_000);

    @ParameterizedTest
    @CsvSource({"0.6, 0", "1.8, 500000", "3.0, 1000000", "0.55, -20833.333", "3.1, 1041666.667"})
    void aLoopMeansItsLowEndAtFourMilliamperes(double volts, double pascals) {
        assertThat(tank.fault(volts)).isEmpty();
        assertThat(tank.value(volts)).isCloseTo(pascals, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "-0.001, -0.01", "0.3, 2.0", "0.539, 3.59"})
    void aLoopWithoutItsLiveZeroIsBroken(double volts, String milliamperes) {
        assertThat(tank.fault(volts))
                .isEqualTo(milliamperes + " mA, the wire is broken or the transmitter has no power");
    }

    @ParameterizedTest
    @CsvSource({"3.151, 21.01", "3.4, 22.67"})
    void aLoopWithTooMuchCurrentTellsOfAFailure(double volts, String milliamperes) {
        assertThat(tank.fault(volts)).isEqualTo(milliamperes + " mA, the loop is shorted or the transmitter failed");
    }

    @Test
    void aLoopMayFall() {
        var falling = Scale.ofLoop(165, 1, 0);

        assertThat(falling.value(0.66)).isCloseTo(1, within(1e-12));
        assertThat(falling.value(3.3)).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.5, -40", "1.75, 60", "2.5, 120", "-0.1, -88"})
    void aVoltageIsALineThroughTwoPoints(double volts, double celsius) {
        var scale = Scale.ofVoltage(0.5, 1.75, -40, 60);

        assertThat(scale.value(volts)).isCloseTo(celsius, within(1e-9));
        assertThat(scale.fault(volts)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.048", "-0.0000625", "4.875", "0"})
    void withoutScaleAVoltageIsItself(double volts) {
        assertThat(Scale.ofVoltage(0, 1, 0, 1).value(volts)).isEqualTo(volts);
    }
}
