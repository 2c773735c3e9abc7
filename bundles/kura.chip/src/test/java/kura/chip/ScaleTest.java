// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Volts of transmitters, and what they stand for. */
class ScaleTest {

    private final Scale tank = Scale.ofLoop(Quantity.PRESSURE, 150, 0, 1_000_000);

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
        var falling = Scale.ofLoop(Quantity.LEVEL, 165, 1, 0);

        assertThat(falling.value(0.66)).isCloseTo(1, within(1e-12));
        assertThat(falling.value(3.3)).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.5, -40", "1.75, 60", "2.5, 120", "-0.1, -88"})
    void aVoltageIsALineThroughTwoPoints(double volts, double celsius) {
        var scale = Scale.ofVoltage(Quantity.TEMPERATURE, 0.5, 1.75, -40, 60);

        assertThat(scale.value(volts)).isCloseTo(celsius, within(1e-9));
        assertThat(scale.fault(volts)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.048", "-0.0000625", "4.875", "0"})
    void withoutScaleAVoltageIsItself(double volts) {
        assertThat(Scale.ofVoltage(Quantity.VOLTAGE, 0, 1, 0, 1).value(volts)).isEqualTo(volts);
    }

    @ParameterizedTest
    @CsvSource({"0.55, 0", "0.6, 0", "1.8, 0.5", "3, 1", "3.1, 1"})
    void aRatioStaysBetweenZeroAndOne(double volts, double level) {
        var tank = Scale.ofLoop(Quantity.LEVEL, 150, 0, 1);

        assertThat(tank.fault(volts)).isEmpty();
        assertThat(tank.value(volts)).isCloseTo(level, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-0.03, 0", "0.5, 0.5", "1.0999, 1"})
    void soDoesThatOfAVoltage(double volts, double level) {
        var tank = Scale.ofVoltage(Quantity.LEVEL, 0, 1, 0, 1);

        assertThat(tank.fault(volts)).isEmpty();
        assertThat(tank.value(volts)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"-0.1011, -0.101", "1.2, 1.2"})
    void aRatioFarBeyondCannotBe(double volts, String shown) {
        var humidity = Scale.ofVoltage(Quantity.RELATIVE_HUMIDITY, 0, 1, 0, 1);

        assertThat(humidity.fault(volts))
                .isEqualTo("relative_humidity_ratio of " + shown + " cannot be, check its scale");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -150, Double.NaN})
    void aLoopNeedsAShunt(double ohms) {
        assertThatThrownBy(() -> Scale.ofLoop(Quantity.LEVEL, ohms, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a shunt cannot have " + ohms + " Ω");
    }
}
