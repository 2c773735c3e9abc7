// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import kura.metrics.MetricFamily;
import kura.metrics.MetricType;
import kura.metrics.Series;

/**
 * The labels of one family's series on a page: the family's own, and the page's among them. No name is there twice. A label
 * without a value is as good as none, to Prometheus and to OpenMetrics: it is left out.
 */
final class Labels {

    private static final int EXTRA = -1;

    private final MetricFamily family;
    private final List<Label> labels;

    /**
     * @param place of a label of the family's own; {@link #EXTRA} for others
     * @param value of the others
     */
    private record Label(String name, int place, String value) {}

    Labels(MetricFamily family, Naming naming) {
        this.family = family;
        var sorted = new TreeMap<String, Label>();
        naming.labels().forEach((name, value) -> sorted.put(name, new Label(naming.label(name), EXTRA, value)));
        var own = family.labelNames();
        for (int i = 0; i < own.size(); i++) {
            sorted.put(own.get(i), new Label(naming.label(own.get(i)), i, ""));
        }
        if (family.descriptor().type() == MetricType.STATESET) { // has a label that is called like it
            String name = naming.name(family.descriptor());
            sorted.values().removeIf(label -> label.place == EXTRA && label.name.equals(name));
        }
        labels = List.copyOf(sorted.values());
    }

    /** Gives the labels that a series has, names in order. */
    void forEach(Series series, BiConsumer<String, String> label) {
        for (Label each : labels) {
            String value = each.place == EXTRA ? each.value : family.labelValue(series, each.place);
            if (!value.isEmpty()) {
                label.accept(each.name, value);
            }
        }
    }
}
