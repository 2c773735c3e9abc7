// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp3008;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    private static final Input LOOP = Input.all("2 loop 150 pressure 0 1000000").get(0);

    @ParameterizedTest
    @CsvSource({"0.6, 0", "3.0, 1000000", "1.8, 500000", "0.55, -20833.33", "3.1, 1041666.67"})
    void aCurrentLoopIsAStraightLine(double volts, double pascals) throws IOException {
        var pressure = LOOP.at(volts);

        assertThat(pressure.quantity()).isEqualTo(Quantity.PRESSURE);
        assertThat(pressure.input()).isEqualTo("ch2");
        assertThat(pressure.value()).isCloseTo(pascals, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "0, '0.0 mA, the wire is broken or the transmitter has no power'",
        "0.539, '3.59 mA, the wire is broken or the transmitter has no power'",
        "3.151, '21.01 mA, the loop is shorted or the transmitter failed'"
    })
    void aCurrentLoopCanBeBroken(double volts, String words) {
        assertThatThrownBy(() -> LOOP.at(volts)).hasMessage("ch2: " + words);
    }

    /** A TMP36: 0.5 V are no live zero, it is colder below them. */
    @ParameterizedTest
    @CsvSource({"0.44, -6", "0.1, -40", "1.75, 125"})
    void aScaleThatBeginsAboveZeroVoltsIsNoLoop(double volts, double celsius) throws IOException {
        var thermometer = Input.all("1 0.5 1 temperature 0 50").get(0);

        assertThat(thermometer.at(volts).value()).isCloseTo(celsius, within(1e-9));
    }

    @Test
    void aRatioFarBeyondCannotBe() {
        var humidity = Input.all("0 0.5 1 relative-humidity 0 1").get(0);

        assertThatThrownBy(() -> humidity.at(1.2))
                .hasMessage("ch0: relative_humidity_ratio of 1.4 cannot be, check its scale");
    }

    @Test
    void aScaleMayFall() throws IOException {
        assertThat(Input.all("0 0 2 relative-humidity 1 0").get(0).at(0.5).value())
                .isEqualTo(0.75);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8",
                "ch0",
                "0;0",
                "0;",
                "0 1 2",
                "0 2 1 voltage 0 1",
                "0 -1 1 voltage 0 1",
                "0 0 x voltage 0 1",
                "0 0 1 colour 0 1",
                "0 0 1 voltage 0 NaN",
                "0 0.6 3 pressure 0 1 loop",
                "0 loop 0 pressure 0 1",
                "0 loop -150 pressure 0 1",
                "0 loop x pressure 0 1",
                "0 loop 150 pressure 0"
            })
    void whatIsNoListOfInputsIsRefused(String text) {
        assertThat(Input.areAll(text)).isFalse();
    }

    /** Whoever copies them with the usual 3.3 V must get all of the scale: the reference voltage itself is too much. */
    @Test
    void theExamplesFitTheUsualReference() {
        var examples = Input.all(Input.ALLOWED.replaceFirst(".*'(.*)' or '(.*)'", "$1;$2"));

        assertThat(examples).hasSize(2).allSatisfy(example -> {
            double most = 3.3 * 1023 / 1024;
            assertThat(example.scale().mostVolts()).isLessThan(most);
            assertThat(example.scale().value(most))
                    .isGreaterThan(example.scale().highValue());
        });
    }

    @Test
    void blanksDoNotMatter() {
        assertThat(Input.areAll("0;1;2;3;4;5;6;7")).isTrue();
        assertThat(Input.all(" 3 ;  2  loop 150 pressure 0 1000000 "))
                .extracting(Input::label)
                .containsExactly("ch3", "ch2");
    }
}
