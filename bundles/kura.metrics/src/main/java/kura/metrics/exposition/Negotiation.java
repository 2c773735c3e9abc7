// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.List;
import java.util.Locale;

/**
 * Chooses the format that a client likes best (RFC 9110, section 12.5.1). Never refuses: who likes none of ours gets
 * Prometheus text, which every scraper reads.
 */
public final class Negotiation {

    private Negotiation() {}

    /**
     * The format for a request.
     *
     * @param accept the values of its {@code Accept} headers; none if there is no such header
     */
    public static TextFormat choose(List<String> accept) {
        TextFormat best = TextFormat.PROMETHEUS;
        double liking = 0;
        for (String range : String.join(",", accept).split(",")) {
            TextFormat format = format(range);
            double quality = quality(range);
            if (format != null && quality > liking) { // of two that are liked alike, the first
                best = format;
                liking = quality;
            }
        }
        return best;
    }

    private static TextFormat format(String range) {
        String type = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String version = parameter(range, "version", "");
        return switch (type) {
            case "application/openmetrics-text" ->
                version.isEmpty() || version.equals("1.0.0") ? TextFormat.OPENMETRICS : null;
            case "text/plain" -> version.isEmpty() || version.equals("0.0.4") ? TextFormat.PROMETHEUS : null;
            case "text/*", "*/*" -> TextFormat.PROMETHEUS;
            default -> null;
        };
    }

    /** 0 to 1; what cannot be read counts as not said. */
    private static double quality(String range) {
        try {
            double quality = Double.parseDouble(parameter(range, "q", "1"));
            return quality >= 0 && quality <= 1 ? quality : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static String parameter(String range, String name, String absent) {
        for (String part : range.split(";")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                return pair[1].strip().replace("\"", "");
            }
        }
        return absent;
    }
}
