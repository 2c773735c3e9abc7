// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    private static final Calibration A = Calibration.of(Script.TRIM_A);
    private static final Calibration D = Calibration.of(Script.TRIM_D);

    @Test
    void readsTheTrimWithItsTraps() {
        assertThat(A.t1()).isEqualTo(0x65B9);
        assertThat(A.p6()).as("stands behind P7").isEqualTo(30);
        assertThat(A.p7()).isEqualTo(46);
        assertThat(A.humidity().h1()).as("low nibble of E2").isEqualTo(0x2A4);
        assertThat(A.humidity().h2()).as("high nibble of E2").isEqualTo(0x405);
        assertThat(A.humidity().h7()).isEqualTo(-100);
    }

    @Test
    void agreesWithBoschAtRoomTemperature() {
        double fine = A.fineTemperature(0x7A5F8);

        assertThat(Calibration.celsius(fine)).isCloseTo(26.6931, within(0.0001));
        assertThat(A.pascals(0x564CD, fine)).isCloseTo(98_716.93, within(0.01));
        assertThat(A.relativeHumidity(0x4A4B, fine)).isCloseTo(0.424097, within(0.000001));
    }

    @Test
    void agreesWithBoschAtTheFreezingPoint() {
        double fine = D.fineTemperature(0x668A0);

        assertThat(Calibration.celsius(fine)).isCloseTo(0.2377, within(0.0001));
        assertThat(D.pascals(0x5CC60, fine)).isCloseTo(87_844.15, within(0.01));
        assertThat(D.relativeHumidity(0x5208, fine)).isCloseTo(0.393257, within(0.000001));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x47800, 0x52600, 0x65A00, 0x7A5F8, 0xA7600})
    void temperaturesAgreeWithBoschsIntegersToBothEnds(int raw) {
        for (var trim : List.of(A, D)) {
            assertThat(Calibration.celsius(trim.fineTemperature(raw)))
                    .isBetween(-40.2, 85.0)
                    .isCloseTo(integers(trim, raw) / 100.0, within(0.011));
        }
    }

    /** BME68x_SensorAPI, calc_temperature with 64 bits: °C times 100. */
    private static long integers(Calibration trim, long raw) {
        long a = (raw >> 3) - ((long) trim.t1() << 1);
        long b = a * trim.t2() >> 11;
        long c = ((a >> 1) * (a >> 1) >> 12) * ((long) trim.t3() << 4) >> 14;
        return (b + c) * 5 + 128 >> 8;
    }

    @Test
    void humidityStaysBetweenNothingAndAll() {
        double fine = A.fineTemperature(0x7A5F8);

        assertThat(A.relativeHumidity(0xFFFF, fine)).isEqualTo(1);
        assertThat(A.relativeHumidity(A.humidity().h1() * 16 - 100, fine)).isZero();
    }

    /** The cubic term of the pressure alone is beyond 32 bits there, and costs 2,050 Pa where it overflows. */
    @Test
    void doesNotOverflowInHighPressure() {
        double fine = A.fineTemperature(0x7A5F8);
        double step = A.pascals(0x4E000, fine) - A.pascals(0x4E001, fine);

        assertThat(A.pascals(0x4E000, fine)).isBetween(104_000.0, 107_000.0);
        for (int raw = 0x4B000; raw < 0x4E000; raw += 0x100) {
            assertThat(A.pascals(raw, fine) - A.pascals(raw + 0x100, fine)).isCloseTo(0x100 * step, within(1.0));
        }
    }

    @Test
    void gasAgreesWithBosch() {
        assertThat(Variant.BME680.ohms(0, 0, 0)).isCloseTo(12_946_861, within(2.0)); // Bosch's is in single precision
        assertThat(Variant.BME680.ohms(0x9B35 >> 6, 5, 0)).isCloseTo(229_572.4, within(0.1));
        assertThat(Variant.BME680.ohms(512, 9, 1)).isCloseTo(15_625, within(0.001));
        assertThat(Variant.BME688.ohms(0x9B35 >> 6, 5, 0)).isCloseTo(1_853_393.7, within(0.1));
    }

    /** The trim of boschsensortec/Bosch-BME68x-Library issue 7, and the values at which that sensor froze. */
    @Test
    void theFrozenReadingsPeopleReportAreThoseOfAChipThatWasReset() {
        var humidity = new Calibration.Humidity(792, 1007, 0, 45, 20, 120, -100);
        var theirs = new Calibration(26243, 26635, 3, 35770, -10370, 88, 5392, 73, 30, 14, 733, -3981, 30, humidity);
        double fine = theirs.fineTemperature(0x80000);

        assertThat(Calibration.celsius(fine)).isCloseTo(33.15, within(0.005));
        assertThat(theirs.pascals(0x80000, fine)).isCloseTo(77_386.77, within(0.05));
        assertThat(theirs.relativeHumidity(0x8000, fine)).isEqualTo(1);
    }
}
