// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.HashMap;
import java.util.Map;

/**
 * A unit of measurement.
 *
 * @param word what a metric's name ends with; empty for none
 * @param factor what a value is multiplied with
 * @param offset what is added then
 */
record Unit(String word, double factor, double offset) {

    /** What a page makes of the units in Kura's channels. */
    enum Style {
        /** Values as Kura has them, names that end in their unit. */
        AS_IN_KURA,
        /** Values in base units where the unit is known, as Prometheus recommends. */
        BASE_UNITS,
        /** Values as Kura has them, names without unit. */
        NOT_IN_NAMES
    }

    static final Unit NONE = new Unit("");

    private record Known(String word, Unit base) {}

    /** As written; word; base unit; factor. Case matters: mW is not MW. */
    private static final Map<String, Known> KNOWN = known("""
            °C,degC,celsius     celsius       celsius       1
            K,kelvin            kelvin        kelvin        1
            %                   percent       ratio         0.01
            %RH,%rH             percent       ratio         0.01
            ‰                   permille      ratio         0.001
            Pa                  pascals       pascals       1
            hPa,mbar            hectopascals  pascals       100
            kPa                 kilopascals   pascals       1000
            bar                 bar           pascals       100000
            mV                  millivolts    volts         0.001
            V,volt              volts         volts         1
            kV                  kilovolts     volts         1000
            mA                  milliamperes  amperes       0.001
            A,ampere            amperes       amperes       1
            mW                  milliwatts    watts         0.001
            W,watt              watts         watts         1
            kW                  kilowatts     watts         1000
            MW                  megawatts     watts         1000000
            J                   joules        joules        1
            kJ                  kilojoules    joules        1000
            Wh                  watthours     joules        3600
            kWh                 kilowatthours joules        3600000
            MWh                 megawatthours joules        3600000000
            Hz                  hertz         hertz         1
            kHz                 kilohertz     hertz         1000
            Ω,Ohm,ohm           ohms          ohms          1
            kΩ,kOhm             kiloohms      ohms          1000
            µs,us               microseconds  seconds       0.000001
            ms                  milliseconds  seconds       0.001
            s,sec               seconds       seconds       1
            min                 minutes       seconds       60
            h                   hours         seconds       3600
            mm                  millimeters   meters        0.001
            cm                  centimeters   meters        0.01
            m                   meters        meters        1
            km                  kilometers    meters        1000
            mg                  milligrams    grams         0.001
            g                   grams         grams         1
            kg                  kilograms     grams         1000
            lx,lux              lux           lux           1
            ppm                 ppm           ppm           1
            l,L                 liters        liters        1
            B                   bytes         bytes         1
            kB                  kilobytes     bytes         1000
            """);

    private Unit(String word) {
        this(word, 1, 0);
    }

    /** Of what an operator wrote into a channel's configuration. */
    static Unit of(String asWritten, Style style) {
        if (style == Style.NOT_IN_NAMES) {
            return NONE;
        }
        String written = plain(asWritten);
        if (written.equals("°F") || written.equals("degF")) { // the only one that does not begin at the same zero
            return style == Style.BASE_UNITS ? new Unit("celsius", 5 / 9.0, -160 / 9.0) : new Unit("fahrenheit");
        }
        Known known = KNOWN.get(written);
        if (known == null) {
            return new Unit(spelled(written));
        }
        return style == Style.BASE_UNITS ? known.base : new Unit(known.word);
    }

    double convert(double value) {
        if (offset != 0) {
            return value * factor + offset;
        }
        return factor < 1 ? value / Math.rint(1 / factor) : value * factor; // 57 % times 0.01 is 0.5700000000000001
    }

    /** What keyboards have that looks alike: other signs for micro, ohm and the degree, which Spanish ones lack. */
    private static String plain(String written) {
        return written.replace('\u03BC', '\u00B5')
                .replace('\u2126', '\u03A9')
                .replace('\u00BA', '\u00B0')
                .replace("\u2103", "\u00B0C")
                .replace("\u2109", "\u00B0F");
    }

    /** What may be in a name, for units that nobody here knows: m³/h is m3_per_h. */
    private static String spelled(String written) {
        return written.replace("²", "2")
                .replace("³", "3")
                .replace("µ", "u")
                .replace("%", "percent")
                .replace("/", "_per_")
                .replaceAll("[^a-zA-Z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }

    private static Map<String, Known> known(String table) {
        var known = new HashMap<String, Known>();
        table.lines().map(line -> line.split("\\s+")).forEach(row -> {
            var base = new Unit(row[2], Double.parseDouble(row[3]), 0);
            for (String written : (row[0] + "," + row[1]).split(",")) {
                known.put(written, new Known(row[1], base));
            }
        });
        return Map.copyOf(known);
    }
}
