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

    private static final int PREFIXED = -1; // four digits, and k, M or m before the symbol
    private static final int DIGITS = -2; // six of them
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
            Map.entry("seconds", new Unit("s", 1, PREFIXED)),
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
            case DIGITS -> with(plain(exact.round(SIX)), symbol);
            default -> with(exact.setScale(decimals, RoundingMode.HALF_UP).toPlainString(), symbol);
        };
    }

    private String prefixed(BigDecimal value) {
        BigDecimal rounded = value.round(FOUR);
        double size = Math.abs(rounded.doubleValue());
        int power = size >= 1e9 ? 9 : size >= 1e6 ? 6 : size >= 1e3 ? 3 : size >= 1 || size == 0 ? 0 : -3;
        String prefix =
                switch (power) {
                    case 9 -> "G";
                    case 6 -> "M";
                    case 3 -> "k";
                    case -3 -> "m";
                    default -> "";
                };
        return with(plain(rounded.movePointLeft(power)), prefix + symbol);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 15 ? stripped.toString() : stripped.toPlainString();
    }

    private static String with(String number, String symbol) {
        return symbol.isEmpty() ? number : number + BLANK + symbol;
    }
}
