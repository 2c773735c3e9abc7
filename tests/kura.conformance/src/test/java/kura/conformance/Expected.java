// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kura.metrics.MetricFamily;
import kura.metrics.MetricSource;
import kura.metrics.MetricType;
import kura.metrics.Part;
import kura.metrics.Series;
import kura.metrics.Snapshot;

/** What samples.py must find on a page. */
final class Expected {

    private Expected() {}

    static List<String> of(MetricSource source) {
        var lines = new ArrayList<String>();
        for (MetricFamily family : source.families()) {
            var samples = new ArrayList<String>();
            family.series().forEach(series -> samples(family, series, samples));
            if (!samples.isEmpty()) {
                lines.add(head(family));
                lines.addAll(samples);
            }
        }
        return lines;
    }

    private static String head(MetricFamily family) {
        var metric = family.descriptor();
        String type = metric.type() == MetricType.UNTYPED
                ? "unknown"
                : metric.type().name().toLowerCase(Locale.ROOT);
        return "family " + metric.name() + " " + type + " " + (metric.unit().isEmpty() ? "-" : metric.unit()) + " "
                + encoded(metric.help());
    }

    private static void samples(MetricFamily family, Series series, List<String> into) {
        var now = new Snapshot();
        try {
            series.read(now);
        } catch (RuntimeException e) {
            return; // a callback that fails has no line
        }
        String name = family.descriptor().name();
        for (int i = 0; i < series.parts().size(); i++) {
            Part part = series.parts().get(i);
            var labels = labels(family, series);
            if (!part.labelName().isEmpty()) {
                labels.put(part.labelName().equals(Part.FAMILY) ? name : part.labelName(), part.labelValue());
            }
            var line = new StringBuilder("sample " + name + part.suffix());
            labels.forEach(
                    (label, value) -> line.append(' ').append(label).append(' ').append(encoded(value)));
            into.add(line.append(' ')
                    .append(HexFormat.of().toHexDigits(Double.doubleToLongBits(now.number(i))))
                    .toString());
        }
    }

    private static Map<String, String> labels(MetricFamily family, Series series) {
        var labels = new TreeMap<String, String>();
        for (int i = 0; i < family.labelNames().size(); i++) {
            labels.put(family.labelNames().get(i), family.labelValue(series, i));
        }
        labels.values().removeIf(String::isEmpty); // as good as none
        return labels;
    }

    private static String encoded(String text) {
        return text.isEmpty() ? "-" : HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
