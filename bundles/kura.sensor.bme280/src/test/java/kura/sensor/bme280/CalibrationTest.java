// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

    private static final Calibration A = of(Script.TRIM_A, Script.HUMIDITY_A);
    private static final Calibration B = of(Script.TRIM_B, Script.HUMIDITY_B);
    private static final Calibration C = of(Script.TRIM_C, Script.HUMIDITY_C);

    @Test
    void readsTheTrimOfTheDatasheet() {
        var trim = of(Script.TRIM_A, "");

        assertThat(trim)
                .isEqualTo(new Calibration(
                        27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000, null));
    }

    @Test
    void readsTheHumidityTrimWithItsTraps() {
        assertThat(B.humidity()).isEqualTo(new Calibration.Humidity(75, 376, 0, 0x11E, 0x32, 30));
        assertThat(of(Script.TRIM_A, "00000080f0ff80").humidity())
                .as("signs")
                .isEqualTo(new Calibration.Humidity(75, 0, 0, -2048, -1, -128));
        assertThat(of(Script.TRIM_A, "ffffff7f0f8000").humidity())
                .as("H3 has none")
                .isEqualTo(new Calibration.Humidity(75, -1, 255, 2047, -2048, 0));
    }

    @Test
    void agreesWithTheDatasheet() {
        double fine = A.fineTemperature(519888);

        assertThat(fine).isCloseTo(128422, within(1.0));
        assertThat(Calibration.celsius(fine)).isCloseTo(25.0825, within(0.0001));
        assertThat(A.pascals(415148, fine)).isCloseTo(100_653.27, within(0.01));
    }

    @Test
    void agreesWithBosch() {
        assertThat(A.relativeHumidity(0x7530, A.fineTemperature(0x7EED0))).isCloseTo(0.51960, within(0.00001));

        double warm = B.fineTemperature(0x81327);
        assertThat(Calibration.celsius(warm)).isCloseTo(24.78949, within(0.00001));
        assertThat(B.pascals(0x4FCA0, warm)).isCloseTo(100_661.52, within(0.01));
        assertThat(B.relativeHumidity(0x7649, warm)).isCloseTo(0.6866997, within(0.0000001));

        double cold = C.fineTemperature(0x64190);
        assertThat(Calibration.celsius(cold)).isCloseTo(-14.5828, within(0.0001));
        assertThat(C.pascals(0x55730, cold)).isCloseTo(93_546.3, within(0.1));
        assertThat(C.relativeHumidity(0x7530, cold)).isCloseTo(0.411334, within(0.000001));
    }

    /** Bosch's code in doubles goes wrong with an H3 that is not 0: the datasheet's in integers is the authority. */
    @ParameterizedTest
    @CsvSource({"0, 0x7530, 128422", "50, 0x7530, 128422", "255, 0x7900, 300000", "255, 0x6800, -150000"})
    void agreesWithTheDatasheetsIntegersWhateverH3(int h3, String hex, int fine) {
        int raw = Integer.decode(hex);
        var trim = of(Script.TRIM_B, "7801%02x112e031e".formatted(h3));

        double percent = integers(trim.humidity(), raw, fine) / 1024.0;

        assertThat(percent).as("not at an end").isBetween(5.0, 95.0);
        assertThat(100 * trim.relativeHumidity(raw, fine)).isCloseTo(percent, within(0.02));
    }

    /** BST-BME280-DS002, 4.2.3, with 64 bits: % times 1024. */
    private static long integers(Calibration.Humidity h, long raw, long fine) {
        long warm = fine - 76800;
        long dry = ((raw << 14) - ((long) h.h4() << 20) - h.h5() * warm + 16384) >> 15;
        long curve = (warm * h.h6() >> 10) * ((warm * h.h3() >> 11) + 32768) >> 10;
        long wet = dry * ((curve + 2097152) * h.h2() + 8192 >> 14);
        wet -= ((wet >> 15) * (wet >> 15) >> 7) * h.h1() >> 4;
        return Math.max(0, Math.min(419430400, wet)) >> 12;
    }

    @Test
    void humidityStaysBetweenNothingAndAll() {
        double fine = A.fineTemperature(0x7EED0);

        assertThat(A.relativeHumidity(0xFFFF, fine)).isEqualTo(1);
        assertThat(A.relativeHumidity(0, fine)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"00", "ff"})
    void nothingIsNoTrim(String nothing) {
        assertThat(of(nothing.repeat(26), "").isThere()).isFalse();
        assertThat(A.isThere()).isTrue();
    }

    private static Calibration of(String common, String humidity) {
        return Calibration.of(HexFormat.of().parseHex(common), HexFormat.of().parseHex(humidity));
    }
}
