// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static kura.conformance.TextCheck.require;

import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a page of protobuf and finds whatever is twice there, out of order or does not add up. */
final class MessageCheck {

    private MessageCheck() {}

    /** All counts of a page, by the names and labels that they have in text. */
    static Map<String, Double> counts(byte[] page) throws IOException {
        var counts = new LinkedHashMap<String, Double>();
        String last = "";
        for (Metrics.MetricFamily family : Messages.families(page)) {
            String name = family.getName().replaceFirst("(_total|_info)$", "");
            require(name.compareTo(last) > 0, "family out of order", name);
            last = name;
            for (Metrics.Metric each : family.getMetricList()) {
                String series = family.getName() + (each.hasCounter() ? "" : "_count") + labels(each);
                require(counts.put(series, count(each, series)) == null, "twice", series);
            }
        }
        return counts;
    }

    private static double count(Metrics.Metric metric, String series) {
        if (metric.hasCounter()) {
            return metric.getCounter().getValue();
        }
        if (metric.hasHistogram()) {
            check(metric.getHistogram(), series);
            return metric.getHistogram().getSampleCount();
        }
        return metric.getSummary().getSampleCount();
    }

    private static void check(Metrics.Histogram histogram, String series) {
        long last = 0;
        for (Metrics.Bucket each : histogram.getBucketList()) {
            require(each.getCumulativeCount() >= last, "not cumulative", series);
            last = each.getCumulativeCount();
        }
        require(
                histogram.getBucketCount() == 0 || last == histogram.getSampleCount(),
                "count is not the last bucket",
                series);
        if (histogram.hasSchema()) {
            long buckets = histogram.getZeroCount()
                    + sum(Messages.buckets(histogram.getPositiveSpanList(), histogram.getPositiveDeltaList()))
                    + sum(Messages.buckets(histogram.getNegativeSpanList(), histogram.getNegativeDeltaList()));
            require(
                    buckets == histogram.getSampleCount(),
                    "native buckets hold " + buckets + " of " + histogram.getSampleCount(),
                    series);
        }
    }

    private static long sum(Map<Integer, Long> buckets) {
        return buckets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String labels(Metrics.Metric metric) {
        var text = new StringBuilder();
        metric.getLabelList().forEach(label -> text.append(text.length() == 0 ? '{' : ',')
                .append(label.getName() + "=\"" + label.getValue() + '"'));
        return text.length() == 0 ? "" : text.append('}').toString();
    }
}
