// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;

/** One of the numbers of a series, as a line of text shows it. There are no others than those that can be had here. */
public final class Part {

    /** In the place of a label name: the name of the family, whatever it is on a page. */
    public static final String FAMILY = "*";

    private final String suffix;
    private final String labelName;
    private final String labelValue;
    private final double bound;
    private final boolean whole;

    private Part(String suffix, String labelName, String labelValue, double bound, boolean whole) {
        this.suffix = suffix;
        this.labelName = labelName;
        this.labelValue = labelValue;
        this.bound = bound;
        this.whole = whole;
    }

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

    /** What follows the family's name, for example {@code _bucket}; may be empty. */
    public String suffix() {
        return suffix;
    }

    /**
     * The name of the label that only this number has, for example {@code le}; {@link #FAMILY} for the name of the family;
     * empty for none.
     */
    public String labelName() {
        return labelName;
    }

    /** The value of that label. */
    public String labelValue() {
        return labelValue;
    }

    /** That value where it is a number, an upper bound or a quantile; else 0. */
    public double bound() {
        return bound;
    }

    /** Whether the number is a count: written without a point, never scaled. */
    public boolean whole() {
        return whole;
    }

    /** Whether a series of this type may consist of these. */
    static boolean fit(MetricType type, List<Part> parts) {
        return switch (type) {
            case COUNTER -> parts.equals(TOTAL);
            case GAUGE, UNTYPED -> parts.equals(VALUE);
            case INFO -> parts.equals(INFO);
            case STATESET -> !parts.isEmpty() && ascend(parts, FAMILY);
            case HISTOGRAM -> {
                List<Part> buckets = withoutTotals(parts);
                yield !buckets.isEmpty()
                        && ascend(buckets, "le")
                        && buckets.get(buckets.size() - 1).bound == Double.POSITIVE_INFINITY;
            }
            case SUMMARY -> !parts.isEmpty() && ascend(withoutTotals(parts), "quantile");
        };
    }

    /** Count and sum are last, and one or both may be missing. */
    private static List<Part> withoutTotals(List<Part> parts) {
        int end = parts.size();
        for (Part total : List.of(SUM, COUNT)) {
            if (end > 0 && parts.get(end - 1).equals(total)) {
                end--;
            }
        }
        return parts.subList(0, end);
    }

    private static boolean ascend(List<Part> parts, String labelName) {
        for (int i = 0; i < parts.size(); i++) {
            Part each = parts.get(i);
            boolean after = i == 0
                    || (labelName.equals(FAMILY)
                            ? parts.get(i - 1).labelValue.compareTo(each.labelValue) < 0
                            : parts.get(i - 1).bound < each.bound);
            if (!each.labelName.equals(labelName) || !after) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part part
                && suffix.equals(part.suffix)
                && labelName.equals(part.labelName)
                && labelValue.equals(part.labelValue);
    }

    @Override
    public int hashCode() {
        return Objects.hash(suffix, labelName, labelValue);
    }

    @Override
    public String toString() {
        return suffix + (labelName.isEmpty() ? "" : "{" + labelName + "=" + labelValue + "}");
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
