// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.List;
import java.util.Locale;
import kura.metrics.MetricDescriptor;

/** One value of one sensor, for as long as it is known by the same names: its series may go and come back. */
record Track(MetricDescriptor metric, List<String> labelValues) {

    static final String LABEL = "sensor";

    static boolean isOfSensors(MetricDescriptor metric) {
        return metric.labelNames().contains(LABEL);
    }

    String sensor() {
        return label(LABEL);
    }

    /** The value of a label. */
    String label(String name) {
        return labelValues.get(metric.labelNames().indexOf(name));
    }

    /** In which people like to read it. */
    Unit unit() {
        return metric.name().endsWith("timestamp_seconds") ? Unit.MOMENT : Unit.of(metric.unit());
    }

    /** What is measured, for people: {@code relative_humidity_ratio} is Relative humidity. */
    String title() {
        String name = metric.name();
        String base = metric.unit().isEmpty()
                ? name
                : name.substring(0, Math.max(0, name.length() - metric.unit().length() - 1));
        String words = (base.isEmpty() ? name : base).replace('_', ' ').strip();
        var title = new StringBuilder(words.isEmpty() ? name : words);
        title.replace(0, 1, title.substring(0, 1).toUpperCase(Locale.ROOT));
        for (String label : metric.labelNames()) {
            if (!label.equals(LABEL) && !label(label).isEmpty()) {
                title.append(", ").append(label).append(' ').append(label(label));
            }
        }
        return title.toString();
    }
}
