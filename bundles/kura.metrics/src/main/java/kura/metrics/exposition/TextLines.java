// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.StringJoiner;
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
        String whole = name + part.suffix();
        var text = new StringJoiner(",", whole + "{", "} ").setEmptyValue(whole + " ");
        labels.forEach(series, (label, value) -> text.add(label(label, value)));
        if (!part.labelName().isEmpty()) {
            text.add(label(part.labelName().equals(Part.FAMILY) ? name : part.labelName(), part.labelValue()));
        }
        return text.toString();
    }

    private static String label(String name, String value) {
        return name + "=\"" + escaped(value) + '"';
    }

    private static String escaped(String labelValue) {
        return labelValue.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
