// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricFamily;
import kura.metrics.Series;

/** The lines of one family: HELP, TYPE, and one for each series. */
final class Block {

    private final byte[] head;
    private final Line[] lines;

    Block(MetricFamily family, Naming naming) {
        String name = naming.name(family.descriptor());
        double factor = naming.factor(family.descriptor());
        head = head(family.descriptor(), name).getBytes(UTF_8);
        lines = family.series().stream()
                .map(series -> new Line(
                        series, start(name, family.labelNames(), series).getBytes(UTF_8), factor))
                .toArray(Line[]::new);
    }

    /** Appends the lines of all series that have a value now; nothing at all if none has. */
    void write(PageBuffer out) {
        boolean first = true;
        for (Line line : lines) {
            int length = line.refresh();
            if (length > 0) {
                if (first) {
                    out.append(head, head.length);
                    first = false;
                }
                out.append(line.text(), length);
            }
        }
    }

    private static String head(MetricDescriptor metric, String name) {
        String help = metric.help().isEmpty()
                ? ""
                : "# HELP " + name + " " + metric.help().replace("\\", "\\\\").replace("\n", "\\n") + "\n";
        return help + "# TYPE " + name + " " + metric.type().name().toLowerCase(Locale.ROOT) + "\n";
    }

    private static String start(String name, List<String> labelNames, Series series) {
        if (labelNames.isEmpty()) {
            return name + " ";
        }
        var text = new StringBuilder(name);
        char before = '{';
        for (int i = 0; i < labelNames.size(); i++) {
            text.append(before).append(labelNames.get(i)).append("=\"");
            text.append(escaped(series.labelValues().get(i))).append('"');
            before = ',';
        }
        return text.append("} ").toString();
    }

    private static String escaped(String labelValue) {
        return labelValue.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
