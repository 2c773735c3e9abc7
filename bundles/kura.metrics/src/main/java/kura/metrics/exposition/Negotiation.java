// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.List;
import java.util.function.ToIntFunction;

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
        List<MediaRange> ranges = MediaRange.all(accept);
        Negotiation best = LAST_RESORT;
        MediaRange liked = null;
        for (PageFormat format : PageFormat.values()) {
            MediaRange range = mostSpecific(ranges, each -> specificity(format, each));
            if (range != null && range.quality() > 0 && (liked == null || range.isBetterThan(liked))) {
                best = new Negotiation(format, escaping(format, range));
                liked = range;
            }
        }
        return best;
    }

    /**
     * Whether a client takes gzip, and likes it no less than what is not compressed.
     *
     * @param acceptEncoding the values of its {@code Accept-Encoding} headers
     */
    public static boolean acceptsGzip(List<String> acceptEncoding) {
        List<MediaRange> ranges = MediaRange.all(acceptEncoding);
        MediaRange gzip = mostSpecific(ranges, each -> each.is("gzip") || each.is("x-gzip") ? 2 : each.is("*") ? 1 : 0);
        MediaRange identity = mostSpecific(ranges, each -> each.is("identity") ? 1 : 0);
        return gzip != null && gzip.quality() > 0 && (identity == null || gzip.quality() >= identity.quality());
    }

    /** What HTTP calls a page that is written so. */
    public String contentType() {
        return format.contentType() + (format.tellsEscaping() ? "; escaping=" + escaping.word() : "");
    }

    /** What says most exactly what is meant counts, wherever it stands. */
    private static MediaRange mostSpecific(List<MediaRange> ranges, ToIntFunction<MediaRange> specificity) {
        MediaRange best = null;
        for (MediaRange each : ranges) {
            int exact = specificity.applyAsInt(each);
            if (exact > 0 && (best == null || exact > specificity.applyAsInt(best))) {
                best = each;
            }
        }
        return best;
    }

    /** How exactly a range says this format; 0 if it says another one. */
    private static int specificity(PageFormat format, MediaRange range) {
        if (range.is("*/*")) {
            return 1;
        }
        if (range.is(format.mediaType().split("/")[0] + "/*")) {
            return 2;
        }
        if (!range.is(format.mediaType())) {
            return 0;
        }
        String version = range.parameter("version", "");
        if (format == PageFormat.PROTOBUF) {
            return range.parameter("proto", "").equals("io.prometheus.client.MetricFamily")
                            && range.parameter("encoding", "delimited").equals("delimited")
                    ? 4
                    : 0;
        }
        return version.isEmpty() ? 3 : version.equals(format.version()) ? 4 : 0;
    }

    private static Escaping escaping(PageFormat format, MediaRange range) {
        return format.tellsEscaping()
                ? Escaping.of(range.parameter("escaping", "")).orElse(LAST_RESORT.escaping)
                : LAST_RESORT.escaping;
    }
}
