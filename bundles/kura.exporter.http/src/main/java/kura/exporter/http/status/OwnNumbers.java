// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kura.metrics.MetricFamily;
import kura.metrics.MetricSource;
import kura.metrics.Part;
import kura.metrics.Series;
import kura.metrics.Snapshot;

/** What the registry holds of one endpoint, for people. */
final class OwnNumbers {

    static final String PREFIX = "exporter_http_";
    private static final String LABEL = "endpoint";

    private final Map<String, Double> sums = new HashMap<>();
    private final Snapshot snapshot = new Snapshot();

    private OwnNumbers() {}

    static List<Report.Fact> of(MetricSource source, String endpoint, String where) {
        var numbers = new OwnNumbers();
        source.families().stream()
                .filter(family -> family.descriptor().name().startsWith(PREFIX))
                .filter(family -> family.descriptor().labelNames().contains(LABEL))
                .forEach(family -> numbers.look(family, endpoint));
        List<Report.Fact> facts = new ArrayList<>();
        facts.add(new Report.Fact("Listens at", where));
        facts.addAll(numbers.facts());
        return facts;
    }

    private void look(MetricFamily family, String endpoint) {
        var metric = family.descriptor();
        for (Series series : family.series()) {
            if (new Track(metric, series.labelValues()).label(LABEL).equals(endpoint)) {
                read(series, metric.name());
                if (metric.labelNames().contains("code")
                        && isError(new Track(metric, series.labelValues()).label("code"))) {
                    sums.merge("refused", snapshot.number(0), Double::sum);
                }
            }
        }
    }

    /** A 401 is how every browser begins to log in; wrong logins are counted as such. */
    private static boolean isError(String code) {
        return (code.startsWith("4") || code.startsWith("5")) && !code.equals("401");
    }

    private void read(Series series, String name) {
        series.read(snapshot);
        List<Part> parts = series.parts();
        for (int i = 0; i < parts.size(); i++) {
            String suffix = parts.size() == 1 ? "" : parts.get(i).suffix();
            sums.merge(name.substring(PREFIX.length()) + suffix, snapshot.number(i), Double::sum);
        }
    }

    private List<Report.Fact> facts() {
        if (sums.isEmpty()) {
            return List.of();
        }
        double pages = sum("scrape_duration_seconds_count");
        double refused = sum("refused");
        return List.of(
                new Report.Fact("Open connections", whole(sum("connections"))),
                new Report.Fact(
                        "Requests answered",
                        whole(sum("requests")) + (refused > 0 ? ", " + whole(refused) + " of them with an error" : "")),
                new Report.Fact("Clients turned away", whole(sum("rejections"))),
                new Report.Fact("Pages of metrics written", whole(pages)),
                new Report.Fact("Size of the last one", pages == 0 ? "none yet" : bytes(sum("page_bytes"))),
                new Report.Fact("Average time to write one", pages == 0 ? "none yet" : average(pages)));
    }

    private String average(double pages) {
        return Unit.of("seconds").text(sum("scrape_duration_seconds_sum") / pages);
    }

    private static String bytes(double count) {
        return Unit.of("bytes").text(count);
    }

    private double sum(String name) {
        return sums.getOrDefault(name, 0.0);
    }

    private static String whole(double count) {
        return String.format(Locale.ROOT, "%,.0f", count).replace(',', '\u00A0');
    }
}
