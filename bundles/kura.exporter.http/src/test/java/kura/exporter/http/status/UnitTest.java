// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
        "ohms,      5e12,               5 TΩ",
        "amperes,   3.3e-7,             330 nA",
        "amperes,   0.0000153,          15.3 µA",
        "amperes,   -0.0009999,         -999.9 µA",
        "amperes,   0.00099999,         1 mA",
        "watts,     1e-12,              0.001 nW",
        "seconds,   0.000421,           421 µs",
        "seconds,   119.5,              119.5 s",
        "seconds,   5400,               90 min",
        "seconds,   86400,              24 h",
        "seconds,   200000,             2.315 d",
        "furlongs_per_fortnight, 0.5,   0.5 furlongs per fortnight",
        "'',        1795182644,         1795180000",
        "'',        1e300,              1E+300",
        "celsius,   Infinity,           infinite",
        "celsius,   NaN,                not a number",
    })
    void readsWell(String unit, double value, String text) {
        assertThat(Unit.of(unit).text(value).replace('\u00A0', ' ')).isEqualTo(text);
    }

    @Test
    void readsAMomentAsHowLongAgoItWas() {
        double now = System.currentTimeMillis() / 1000.0;

        assertThat(Unit.MOMENT.text(now - 36_000).replace('\u00A0', ' ')).isEqualTo("10 h ago");
        assertThat(Unit.MOMENT.text(now + 864_000).replace('\u00A0', ' ')).isEqualTo("in 10 d");
    }
}
