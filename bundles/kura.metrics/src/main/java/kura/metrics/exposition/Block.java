// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import kura.metrics.MetricFamily;
import kura.metrics.Part;
import kura.metrics.Series;

/** The lines of one family: what it is, and the numbers of its series. */
final class Block {

    private final byte[] head;
    private final List<Series> series;
    private final Line[][] lines; // of each series, in its order
    private final double[] numbers;

    /**
     * @param head encoded, ending in a line end
     * @param name of the family
     * @param factor what numbers that are no counts are multiplied with
     */
    Block(String head, String name, double factor, MetricFamily family) {
        this.head = head.getBytes(UTF_8);
        series = family.series();
        lines = new Line[series.size()][];
        int most = 0;
        for (int i = 0; i < lines.length; i++) {
            Series each = series.get(i);
            lines[i] = each.parts().stream()
                    .map(part -> new Line(
                            start(name, family.labelNames(), each, part).getBytes(UTF_8), factor, part.whole()))
                    .toArray(Line[]::new);
            most = Math.max(most, lines[i].length);
        }
        numbers = new double[most];
    }

    /** Appends the lines of all series that have numbers now; nothing at all if none has. */
    void write(PageBuffer out) {
        boolean first = true;
        for (int i = 0; i < lines.length; i++) {
            if (read(series.get(i))) {
                if (first) {
                    out.append(head, head.length);
                    first = false;
                }
                for (int part = 0; part < lines[i].length; part++) {
                    lines[i][part].write(numbers[part], out);
                }
            }
        }
    }

    private boolean read(Series each) {
        try {
            each.read(numbers);
            return true;
        } catch (RuntimeException e) {
            return false; // counted where it was thrown
        }
    }

    private static String start(String name, List<String> labelNames, Series series, Part part) {
        var text = new StringBuilder(name).append(part.suffix());
        char before = '{';
        for (int i = 0; i < labelNames.size(); i++) {
            label(text, before, labelNames.get(i), series.labelValues().get(i));
            before = ',';
        }
        if (!part.labelName().isEmpty()) {
            label(text, before, part.labelName().equals(Part.FAMILY) ? name : part.labelName(), part.labelValue());
            before = ',';
        }
        return text.append(before == '{' ? " " : "} ").toString();
    }

    private static void label(StringBuilder text, char before, String name, String value) {
        text.append(before).append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String labelValue) {
        return labelValue.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
