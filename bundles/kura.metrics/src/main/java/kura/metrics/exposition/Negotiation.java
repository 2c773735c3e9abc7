// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Chooses the format that a client likes best (RFC 9110, section 12.5.1, and Prometheus' rules for {@code escaping}). Never
 * refuses: who likes none of ours gets Prometheus text, which every scraper reads.
 *
 * @param format what to write
 * @param escaping what to do to names
 */
public record Negotiation(PageFormat format, Escaping escaping) {

    private static final Negotiation LAST_RESORT = new Negotiation(PageFormat.PROMETHEUS_TEXT, Escaping.UNDERSCORES);

    /**
     * The format for a request.
     *
     * @param accept the values of its {@code Accept} headers; none if there is no such header
     */
    public static Negotiation choose(List<String> accept) {
        Negotiation best = LAST_RESORT;
        double liking = 0;
        for (Range range : ranges(accept).toList()) {
            PageFormat format = format(range);
            if (format != null && range.quality() > liking) { // of two that are liked alike, the first
                best = new Negotiation(format, escaping(format, range));
                liking = range.quality();
            }
        }
        return best;
    }

    /**
     * Whether a client takes gzip.
     *
     * @param acceptEncoding the values of its {@code Accept-Encoding} headers
     */
    public static boolean acceptsGzip(List<String> acceptEncoding) {
        return quality(acceptEncoding, "gzip", quality(acceptEncoding, "*", 0)) > 0;
    }

    /** What HTTP calls a page that is written so. */
    public String contentType() {
        return format.contentType() + (format.tellsEscaping() ? "; escaping=" + escaping.word() : "");
    }

    private static double quality(List<String> headers, String name, double absent) {
        return ranges(headers)
                .filter(range -> range.type().equals(name))
                .mapToDouble(Range::quality)
                .findFirst()
                .orElse(absent);
    }

    private static PageFormat format(Range range) {
        String version = range.parameter("version", "");
        return switch (range.type()) {
            case "application/openmetrics-text" ->
                version.isEmpty() || version.equals("1.0.0") ? PageFormat.OPENMETRICS_TEXT : null;
            case "text/plain" ->
                switch (version) {
                    case "", "0.0.4" -> PageFormat.PROMETHEUS_TEXT;
                    case "1.0.0" -> PageFormat.PROMETHEUS_TEXT_1;
                    default -> null;
                };
            case "application/vnd.google.protobuf" ->
                range.parameter("proto", "").equals("io.prometheus.client.MetricFamily")
                                && range.parameter("encoding", "delimited").equals("delimited")
                        ? PageFormat.PROTOBUF
                        : null;
            case "text/*", "*/*" -> PageFormat.PROMETHEUS_TEXT;
            default -> null;
        };
    }

    private static Escaping escaping(PageFormat format, Range range) {
        return format.tellsEscaping()
                ? Escaping.of(range.parameter("escaping", "")).orElse(LAST_RESORT.escaping)
                : LAST_RESORT.escaping;
    }

    private static Stream<Range> ranges(List<String> headers) {
        return Arrays.stream(String.join(",", headers).split(",")).map(Range::new);
    }

    /** One of the things that a client takes, with its parameters. */
    private record Range(String text) {

        String type() {
            return text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }

        /** 0 to 1; what cannot be read counts as not said. */
        double quality() {
            try {
                double quality = Double.parseDouble(parameter("q", "1"));
                return quality >= 0 && quality <= 1 ? quality : 1;
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        String parameter(String name, String absent) {
            for (String part : text.split(";")) {
                String[] pair = part.split("=", 2);
                if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                    return pair[1].strip().replace("\"", "");
                }
            }
            return absent;
        }
    }
}
