// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people like to read them. */
class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "celsius,   23.453580427682027, 23.45 °C",
        "celsius,   -0.005,             -0.01 °C",
        "ratio,     0.46700086753698755, 46.7 %",
        "ratio,     1,                  100.0 %",
        "pascals,   101461.16296791885, 1014.6 hPa",
        "ohms,      126797.8803936412,  126.8 kΩ",
        "ohms,      999.96,             1 kΩ",
        "ohms,      470,                470 Ω",
        "ohms,      2200000,            2.2 MΩ",
        "amperes,   0.0153,             15.3 mA",
        "volts,     -3.3,               -3.3 V",
        "volts,     0,                  0 V",
        "lux,       54321.987,          54322 lx",
        "ppm,       412,                412 ppm",
        "seconds,   0.000421,           0.421 ms",
        "furlongs_per_fortnight, 0.5,   0.5 furlongs per fortnight",
        "'',        1795182644,         1795180000",
        "'',        1e300,              1E+300",
        "celsius,   Infinity,           infinite",
        "celsius,   NaN,                not a number",
    })
    void readsWell(String unit, double value, String text) {
        assertThat(Unit.of(unit).text(value).replace('\u00A0', ' ')).isEqualTo(text);
    }
}
