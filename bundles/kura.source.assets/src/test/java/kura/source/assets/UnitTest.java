// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import static org.assertj.core.api.Assertions.assertThat;

import kura.source.assets.Unit.Style;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "°C, celsius, celsius, 21.5, 21.5",
        "%, percent, ratio, 57, 0.57",
        "hPa, hectopascals, pascals, 1013.25, 101325",
        "kW, kilowatts, watts, 1.5, 1500",
        "mW, milliwatts, watts, 7, 0.007",
        "MW, megawatts, watts, 2, 2000000",
        "kWh, kilowatthours, joules, 1, 3600000",
        "\u03BCs, microseconds, seconds, 5, 0.000005",
        "°F, fahrenheit, celsius, 212, 100",
        "m³/h, m3_per_h, m3_per_h, 4, 4",
        "µg/m³, ug_per_m3, ug_per_m3, 12, 12",
        "'', '', '', 3, 3",
        "\u00BAC, celsius, celsius, 21.5, 21.5",
        "\u2103, celsius, celsius, 21.5, 21.5",
        "kilowatts, kilowatts, watts, 1.5, 1500",
        "minutes, minutes, seconds, 2, 120",
        "???, '', '', 3, 3",
    })
    void namesEndInItAndBaseUnitsConvert(String written, String word, String base, double value, double converted) {
        var asInKura = Unit.of(written, Style.AS_IN_KURA);
        var inBase = Unit.of(written, Style.BASE_UNITS);

        assertThat(asInKura.word()).isEqualTo(word);
        assertThat(asInKura.convert(value)).isEqualTo(value);
        assertThat(inBase.word()).isEqualTo(base);
        assertThat(inBase.convert(value)).isCloseTo(converted, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(Unit.of(written, Style.NOT_IN_NAMES)).isEqualTo(Unit.NONE);
    }
}
