// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pages of protobuf, as the official classes read them. */
final class Messages {

    private Messages() {}

    static List<Metrics.MetricFamily> families(byte[] page) throws IOException {
        var in = new ByteArrayInputStream(page);
        var families = new ArrayList<Metrics.MetricFamily>();
        for (var next = Metrics.MetricFamily.parseDelimitedFrom(in);
                next != null;
                next = Metrics.MetricFamily.parseDelimitedFrom(in)) {
            families.add(next);
        }
        return families;
    }

    /** The same with 1970 for the time when counting began, where there is one: the two sides were not made at once. */
    static Metrics.MetricFamily madeIn1970(Metrics.MetricFamily family) {
        var same = family.toBuilder();
        for (var each : same.getMetricBuilderList()) {
            if (each.getCounter().hasCreatedTimestamp()) {
                each.getCounterBuilder().getCreatedTimestampBuilder().clear();
            } else if (each.getSummary().hasCreatedTimestamp()) {
                each.getSummaryBuilder().getCreatedTimestampBuilder().clear();
            } else if (each.getHistogram().hasCreatedTimestamp()) {
                each.getHistogramBuilder().getCreatedTimestampBuilder().clear();
            }
        }
        return same.build();
    }

    /** When a metric began to count, in milliseconds since 1970; 0 if it does not say. */
    static long createdMillis(Metrics.Metric metric) {
        var created = metric.hasCounter()
                ? metric.getCounter().getCreatedTimestamp()
                : metric.hasSummary()
                        ? metric.getSummary().getCreatedTimestamp()
                        : metric.getHistogram().getCreatedTimestamp();
        return created.getSeconds() * 1000 + created.getNanos() / 1_000_000;
    }

    /** How many each native bucket holds, by its index; without those that hold nothing. */
    static SortedMap<Integer, Long> buckets(List<Metrics.BucketSpan> spans, List<Long> deltas) {
        var counts = new TreeMap<Integer, Long>();
        int index = 0;
        int at = 0;
        long count = 0;
        for (Metrics.BucketSpan span : spans) {
            index += span.getOffset();
            for (int i = 0; i < span.getLength(); i++) {
                count += deltas.get(at++);
                if (count != 0) {
                    counts.put(index, count);
                }
                index++;
            }
        }
        if (at != deltas.size()) {
            throw new IllegalArgumentException(deltas.size() + " deltas for spans of " + at);
        }
        return counts;
    }
}
