// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that we want to be otherwise than in the official client, as what has to be done to its output to get ours. The same in
 * words, with those that cannot be had this way, is in docs/conformance.md; {@link DifferencesTest} has an example of each.
 */
final class Differences {

    /** The last label of a sample; within a label value there is a backslash before each quotation mark. */
    private static final Pattern BOUND =
            Pattern.compile("(?md)^([^#].*[{,](?:le|quantile)=\")([-+.0-9E]+|[-+]Inf)(\"\\} [^ \n]+)$");

    /** A label without a value, as it can stand only outside of another label's value. */
    private static final String EMPTY = "[a-zA-Z_][a-zA-Z0-9_]*=\"\"";

    private static final Pattern EMPTY_LABELS =
            Pattern.compile("(?md)^(?!#)(.*?)(?:\\{" + EMPTY + "}|(?<=[{,])" + EMPTY + ",|," + EMPTY + "(?=}))");

    private Differences() {}

    /** Official text as ours: {@code le} and {@code quantile} are canonical numbers of OpenMetrics, empty labels are not there. */
    static String text(String official) {
        String filled = official;
        for (var found = EMPTY_LABELS.matcher(filled); found.find(); found = EMPTY_LABELS.matcher(filled)) {
            filled = found.replaceAll("$1");
        }
        return BOUND.matcher(filled).replaceAll(found -> {
            String bound =
                    found.group(2).endsWith("Inf") ? found.group(2) : canonical(Double.parseDouble(found.group(2)));
            return Matcher.quoteReplacement(found.group(1) + bound + found.group(3));
        });
    }

    /** An official message as ours: with its unit, and with the time from when it counts, here always 1970. */
    static Metrics.MetricFamily message(Metrics.MetricFamily official, String unit) {
        var ours = official.toBuilder();
        if (!unit.isEmpty()) {
            ours.setUnit(unit);
        }
        for (var each : ours.getMetricBuilderList()) {
            var labels = each.getLabelList().stream()
                    .filter(label -> !label.getValue().isEmpty())
                    .toList();
            each.clearLabel().addAllLabel(labels);
            if (each.hasSummary()) {
                each.getSummaryBuilder().getCreatedTimestampBuilder();
            } else if (each.hasHistogram()) {
                histogram(each.getHistogramBuilder());
            }
        }
        return ours.build();
    }

    private static void histogram(Metrics.Histogram.Builder histogram) {
        histogram.getCreatedTimestampBuilder();
        // what has nothing else to tell it from a classic one; the .proto file wants a span of nothing there
        if (histogram.hasSchema() && histogram.getZeroThreshold() == 0 && histogram.getSampleCount() == 0) {
            histogram.addPositiveSpanBuilder().setOffset(0).setLength(0);
        }
    }

    /** The shortest decimal that is this number, as Go's %g writes it, with .0 where it would have neither point nor exponent. */
    static String canonical(double number) {
        int digits = 1;
        while (rounded(number, digits).doubleValue() != number) {
            digits++;
        }
        BigDecimal shortest = rounded(number, digits);
        int exponent = number == 0 ? 0 : shortest.precision() - shortest.scale() - 1;
        if (exponent < -4 || exponent >= 6) {
            String mantissa =
                    shortest.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
            return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
        }
        String plain = shortest.stripTrailingZeros().toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static BigDecimal rounded(double number, int digits) {
        return new BigDecimal(number).round(new MathContext(digits));
    }
}
