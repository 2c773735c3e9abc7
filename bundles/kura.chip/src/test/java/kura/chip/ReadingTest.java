// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private final Reading reading = new Reading("BME280 at 0x76");

    @Test
    void givesWhatIsInItsRange() throws IOException {
        assertThat(reading.add(Quantity.TEMPERATURE, -40, -40, 85)).isTrue();
        assertThat(reading.add(Quantity.PRESSURE, 110_000, 30_000, 110_000)).isTrue();

        assertThat(reading.measured())
                .containsExactly(
                        new Measurement(Quantity.TEMPERATURE, -40), new Measurement(Quantity.PRESSURE, 110_000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40.01, 85.01, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNotIsAFailure(double celsius) {
        assertThat(reading.add(Quantity.TEMPERATURE, celsius, -40, 85)).isFalse();

        assertThatThrownBy(reading::measured)
                .hasMessage("BME280 at 0x76: temperature_celsius of " + celsius + " is out of its range")
                .isInstanceOfSatisfying(
                        SensorException.class, e -> assertThat(e.measured()).isEmpty());
    }

    @Test
    void whatIsGoodIsNotLost() {
        reading.fail(Cause.NOT_READY, "cold");
        reading.add(Quantity.TEMPERATURE, 20, -40, 85);
        reading.fail(Cause.IMPLAUSIBLE, "wet");

        assertThatThrownBy(reading::measured)
                .hasMessage("BME280 at 0x76: cold; wet")
                .isInstanceOfSatisfying(SensorException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Cause.NOT_READY);
                    assertThat(e.measured()).containsExactly(new Measurement(Quantity.TEMPERATURE, 20));
                });
    }
}
