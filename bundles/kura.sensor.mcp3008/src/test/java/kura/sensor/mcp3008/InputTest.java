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

    private static final Input LOOP = Input.all("2 0.66 3.3 pressure 0 1000000").get(0);

    @ParameterizedTest
    @CsvSource({"0.66, 0", "3.3, 1000000", "1.98, 500000", "0.6, -22727.27", "3.4, 1037878.79"})
    void aCurrentLoopIsAStraightLine(double volts, double pascals) throws IOException {
        var pressure = LOOP.at(volts);

        assertThat(pressure.quantity()).isEqualTo(Quantity.PRESSURE);
        assertThat(pressure.input()).isEqualTo("ch2");
        assertThat(pressure.value()).isCloseTo(pascals, within(0.01));
    }

    @Test
    void aCurrentLoopCanBeBroken() {
        assertThatThrownBy(() -> LOOP.at(0.593)).hasMessage("ch2 has 0.593 V: its loop is broken");
        assertThatThrownBy(() -> LOOP.at(3.48)).hasMessage("ch2 has 3.480 V: too much");
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
                "0 0 1 voltage 0 NaN"
            })
    void whatIsNoListOfInputsIsRefused(String text) {
        assertThat(Input.areAll(text)).isFalse();
    }

    @Test
    void blanksDoNotMatter() {
        assertThat(Input.areAll("0;1;2;3;4;5;6;7")).isTrue();
        assertThat(Input.all(" 3 ;  2  0.66 3.3 pressure 0 1000000 "))
                .extracting(Input::label)
                .containsExactly("ch3", "ch2");
    }
}
