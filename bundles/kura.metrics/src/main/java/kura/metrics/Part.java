// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * One of the numbers of a series, as a line of text shows it.
 *
 * @param suffix what follows the family's name, for example {@code _bucket}; may be empty
 * @param labelName of the label that only this number has, for example {@code le}; {@link #FAMILY} for the name of the
 *     family; empty for none
 * @param labelValue of that label
 * @param bound that label's value where it is a number, an upper bound or a quantile; else 0
 * @param whole whether the number is a count: written without a point, never scaled
 */
public record Part(String suffix, String labelName, String labelValue, double bound, boolean whole) {

    /** In the place of a label name: the name of the family, whatever it is on a page. */
    public static final String FAMILY = "*";

    /** How many were counted. */
    public static final Part COUNT = new Part("_count", "", "", 0, true);
    /** What they are together. */
    public static final Part SUM = new Part("_sum", "", "", 0, false);
    /** All that a gauge has. */
    public static final List<Part> VALUE = List.of(new Part("", "", "", 0, false));
    /** All that a counter has. */
    public static final List<Part> TOTAL = List.of(new Part("_total", "", "", 0, false));
    /** All that an info has. */
    public static final List<Part> INFO = List.of(new Part("_info", "", "", 0, true));

    /** How many were not greater than a bound. */
    public static Part bucket(double upperBound) {
        return new Part("_bucket", "le", canonical(upperBound), upperBound, true);
    }

    /** What that share of all is not greater than. */
    public static Part quantile(double quantile) {
        return new Part("", "quantile", canonical(quantile), quantile, false);
    }

    /** Whether a state holds. */
    public static Part state(String state) {
        return new Part("", FAMILY, state, 0, true);
    }

    /** As OpenMetrics wants numbers in labels (section "Canonical Numbers"): as Go's %g writes them, and .0 after whole ones. */
    private static String canonical(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return "0.0";
        }
        var decimal = shortest(number).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return decimal.setScale(Math.max(1, decimal.scale())).toPlainString();
        }
        String digits = decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return digits + "e" + (exponent < 0 ? '-' : '+') + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    /** The shortest decimal that is this number; Double.toString has more digits sometimes, 4.9E-324 and on Java 17 others. */
    private static BigDecimal shortest(double number) {
        var exact = new BigDecimal(number);
        int digits = 1;
        while (exact.round(new MathContext(digits)).doubleValue() != number) {
            digits++;
        }
        return exact.round(new MathContext(digits));
    }
}
