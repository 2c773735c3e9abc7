// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricType;
import kura.metrics.Part;

/** What a {@link Group} found at one time. */
final class Findings {

    /** The count and the sum of a summary. */
    private static final List<Part> TOTALS = List.of(Part.COUNT, Part.SUM);

    private final List<Found> all = new ArrayList<>();
    private String note = "";

    /** One series; its numbers do not change any more. */
    record Found(MetricDescriptor metric, List<String> labelValues, List<Part> parts, double[] numbers) {}

    /** Describes a metric; the unit is what its name ends with. */
    static MetricDescriptor metric(MetricType type, String name, String help, String... labelNames) {
        String base = name.endsWith(type.suffix())
                ? name.substring(0, name.length() - type.suffix().length())
                : name;
        String unit = "";
        for (String known : List.of("bytes", "seconds")) {
            unit = base.endsWith("_" + known) ? known : unit;
        }
        return new MetricDescriptor(type, name, help, unit, List.of(labelNames), null);
    }

    /** The number of a gauge or a counter, or the 1 of an info. */
    void add(MetricDescriptor metric, double number, String... labelValues) {
        List<Part> parts =
                switch (metric.type()) {
                    case COUNTER -> Part.TOTAL;
                    case INFO -> Part.INFO;
                    default -> Part.VALUE;
                };
        all.add(new Found(metric, List.of(labelValues), parts, new double[] {number}));
    }

    /** A summary. */
    void add(MetricDescriptor metric, double count, double sum, String labelValue) {
        all.add(new Found(metric, List.of(labelValue), TOTALS, new double[] {count, sum}));
    }

    /** Something that an operator should know although it is no failure. */
    void note(String words) {
        note = words;
    }

    /** What was noted last; empty for nothing. */
    String note() {
        return note;
    }

    /** Everything that another one found. */
    void addAll(Findings other) {
        all.addAll(other.all);
        note = other.note;
    }

    void forEach(Consumer<Found> each) {
        all.forEach(each);
    }
}
