// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How people like to read a base unit.
 *
 * @param symbol after the number; may be empty
 * @param factor from the base unit
 * @param decimals after the point; or how else it is rounded
 */
record Unit(String symbol, double factor, int decimals) {

    /** Since 1970, read as how long ago. */
    static final Unit MOMENT = new Unit("", 1, Unit.SINCE);

    private static final int PREFIXED = -1; // four digits, and k, M or m before the symbol
    private static final int DIGITS = -2; // six of them
    private static final int SPAN = -3; // of time: four digits, and min, h or d for the longer ones
    private static final int SINCE = -4;
    private static final String[] PREFIXES = {"n", "µ", "m", "", "k", "M", "G", "T"};
    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_UP);
    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_UP);
    private static final char BLANK = '\u00A0'; // keeps number and unit on one line

    private static final Map<String, Unit> KNOWN = Map.ofEntries(
            Map.entry("celsius", new Unit("°C", 1, 2)),
            Map.entry("ratio", new Unit("%", 100, 1)),
            Map.entry("pascals", new Unit("hPa", 0.01, 1)),
            Map.entry("ohms", new Unit("Ω", 1, PREFIXED)),
            Map.entry("volts", new Unit("V", 1, PREFIXED)),
            Map.entry("amperes", new Unit("A", 1, PREFIXED)),
            Map.entry("watts", new Unit("W", 1, PREFIXED)),
            Map.entry("joules", new Unit("J", 1, PREFIXED)),
            Map.entry("hertz", new Unit("Hz", 1, PREFIXED)),
            Map.entry("bytes", new Unit("B", 1, PREFIXED)),
            Map.entry("meters", new Unit("m", 1, PREFIXED)),
            Map.entry("seconds", new Unit("s", 1, SPAN)),
            Map.entry("grams", new Unit("g", 1, PREFIXED)),
            Map.entry("lux", new Unit("lx", 1, DIGITS)),
            Map.entry("ppm", new Unit("ppm", 1, DIGITS)));

    /** Of a metric's unit; one that is not known is its own symbol. */
    static Unit of(String base) {
        Unit known = KNOWN.get(base);
        return known == null ? new Unit(base.replace('_', ' '), 1, DIGITS) : known;
    }

    /** A number with its symbol, the number given in the base unit. */
    String text(double base) {
        double value = base * factor;
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinite";
        }
        var exact = new BigDecimal(Double.toString(value)); // so that 2.345 is not a little less
        return switch (decimals) {
            case PREFIXED -> prefixed(exact);
            case SPAN -> span(exact);
            case SINCE -> since(value);
            case DIGITS -> with(plain(exact.round(SIX)), symbol);
            default -> with(exact.setScale(decimals, RoundingMode.HALF_UP).toPlainString(), symbol);
        };
    }

    private String prefixed(BigDecimal value) {
        BigDecimal rounded = value.round(FOUR);
        int digits = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1; // of a thousand 3
        int step = Math.max(-3, Math.min(4, Math.floorDiv(digits, 3)));
        return with(plain(rounded.movePointLeft(step * 3)), PREFIXES[step + 3] + symbol);
    }

    private String span(BigDecimal seconds) {
        double size = Math.abs(seconds.doubleValue());
        if (size < 120) {
            return prefixed(seconds);
        }
        String longer = size < 7200 ? "min" : size < 172_800 ? "h" : "d";
        int length = size < 7200 ? 60 : size < 172_800 ? 3600 : 86_400;
        return with(plain(seconds.divide(BigDecimal.valueOf(length), FOUR)), longer);
    }

    private static String since(double moment) {
        double age = Math.rint(System.currentTimeMillis() / 1000.0 - moment);
        String span = of("seconds").text(Math.abs(age));
        return age < 0 ? "in " + span : span + " ago";
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 15 ? stripped.toString() : stripped.toPlainString();
    }

    private static String with(String number, String symbol) {
        return symbol.isEmpty() ? number : number + BLANK + symbol;
    }
}
