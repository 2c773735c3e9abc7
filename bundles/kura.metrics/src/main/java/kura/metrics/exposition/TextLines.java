// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import kura.metrics.MetricFamily;
import kura.metrics.Part;
import kura.metrics.Series;

/** How the lines of one family begin: name and labels. */
final class TextLines {

    private final String name;
    private final Labels labels;
    private final double factor;

    TextLines(MetricFamily family, Naming naming) {
        name = naming.name(family.descriptor());
        labels = new Labels(family, naming);
        factor = naming.factor(family.descriptor());
    }

    /** What numbers that are no counts are multiplied with. */
    double factor() {
        return factor;
    }

    /** Up to the number. */
    String start(Series series, Part part) {
        var text = new StringBuilder(name).append(part.suffix());
        char before = '{';
        for (int i = 0; i < labels.count(); i++) {
            label(text, before, labels.name(i), labels.value(series, i));
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
