// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaterTest {

    @Test
    void heatsAsInTheWorkedExamples() {
        assertThat(Heater.of(Script.TRIM_A).resistance(320, 25)).isEqualTo(0x6A);
        assertThat(Heater.of(Script.TRIM_D).resistance(200, 0)).isEqualTo(0x51);
    }

    @Test
    void neverHeatsBeyond400Degrees() {
        var heater = Heater.of(Script.TRIM_A);

        assertThat(heater.resistance(1000, 25)).isEqualTo(heater.resistance(400, 25));
    }

    @Test
    void needsLessInWarmAirBecauseTheAirHelps() {
        var heater = Heater.of(Script.TRIM_A);

        assertThat(heater.resistance(320, 85)).isNotEqualTo(heater.resistance(320, -40));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 01",
        "63, 3F",
        "64, 50",
        "100, 59",
        "150, 65",
        "255, 7F",
        "256, 90",
        "1000, BE",
        "2000, DF",
        "4031, FE",
        "4032, FF",
        "9999, FF"
    })
    void countsItsTimeInSixBitsAndAFactor(int millis, String hex) {
        assertThat(Heater.waiting(millis)).isEqualTo(Integer.parseInt(hex, 16));
    }

    @Test
    void aPlateThatCannotGetSoHotGetsAsHotAsItCan() {
        assertThat(new Heater(127, 32767, 0, 0, 0).resistance(400, 25)).isEqualTo(0xFF);
        assertThat(new Heater(-128, 0, 0, 3, 0).resistance(1, 25)).isEqualTo(0);
    }
}
