// SPDX-License-Identifier: EPL-2.0
package kura.sensor.max31865;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatinumTest {

    /** The table of IEC 60751, which has two digits. */
    @ParameterizedTest
    @CsvSource({
        "18.52, -200",
        "39.72, -150",
        "60.26, -100",
        "80.31, -50",
        "100, 0",
        "107.79, 20",
        "138.51, 100",
        "212.05, 300",
        "390.48, 850"
    })
    void agreesWithTheTable(double ohms, double celsius) {
        assertThat(Platinum.PT100.celsius(ohms)).isCloseTo(celsius, within(0.014));
        assertThat(Platinum.PT1000.celsius(10 * ohms)).isCloseTo(celsius, within(0.014));
    }

    @Test
    void isTheExactInverseEverywhere() {
        for (double t = -200; t <= 850; t += 0.37) {
            double ohms =
                    100 * (1 + 3.9083e-3 * t - 5.775e-7 * t * t + Math.min(0, t) * -4.183e-12 * (t - 100) * t * t);

            assertThat(Platinum.PT100.celsius(ohms)).isCloseTo(t, within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, -200", "10, -200"})
    void nothingIsColderThanItsRange(double ohms, double least) {
        assertThat(Platinum.PT100.celsius(ohms)).isLessThan(least);
    }

    @Test
    void staysFiniteWhereThereIsNoSolution() {
        assertThat(Platinum.PT100.celsius(4300)).isFinite().isGreaterThan(850);
    }
}
