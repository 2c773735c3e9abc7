// SPDX-License-Identifier: EPL-2.0
package kura.view;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Naming.Style;
import kura.settings.Settings;

/**
 * What an exporter shows.
 *
 * @param naming what metrics are called
 * @param filter which ones
 */
public record View(Naming naming, MetricFilter filter) {

    private static final Pattern LABEL_VALUE = Pattern.compile("[^\"\\p{Cntrl}]+");

    /** As an operator set it; what is wrong is noted in the settings. */
    public static View of(Settings settings) {
        String namespace =
                settings.text("namespace", ViewForm.NAMESPACE, Naming.ALLOWED + ", or nothing", Naming::isNamespace);
        var style = settings.choice("names", Style.BASE_UNITS);
        return new View(new Naming(namespace, style).labeled(labels(settings)), filter(settings));
    }

    private static MetricFilter filter(Settings settings) {
        try {
            return MetricFilter.of(settings.text("metrics", ""));
        } catch (IllegalArgumentException e) {
            settings.refuse("setting metrics has the pattern '" + e.getMessage() + "', allowed are "
                    + MetricFilter.ALLOWED + ", separated by commas");
            return MetricFilter.of("");
        }
    }

    private static Map<String, String> labels(Settings settings) {
        var labels = new TreeMap<String, String>();
        for (String entry : settings.text("labels", "").split(",")) {
            String[] pair = entry.strip().split("\\s*=\\s*", 2);
            if (pair.length == 2
                    && Naming.isLabel(pair[0])
                    && LABEL_VALUE.matcher(pair[1]).matches()) {
                if (labels.put(pair[0], pair[1]) != null) {
                    settings.refuse("setting labels has the name '" + pair[0] + "' twice, allowed is once");
                }
            } else if (!entry.isBlank()) {
                settings.refuse("setting labels has the entry '" + entry.strip()
                        + "', allowed are pairs such as site=Hamburg, separated by commas, without quotes; names are of "
                        + Naming.LABEL_ALLOWED);
            }
        }
        return labels;
    }

    /** Those of these metrics that are shown. */
    public MetricSource of(MetricSource all) {
        return filter.isEmpty() ? all : all.filter(filter.wanted(naming.style()));
    }

    /** For the log. */
    public String words() {
        return "metrics have the namespace '" + naming.namespace() + "' and " + naming.style() + " names"
                + (naming.labels().isEmpty() ? "" : ", all have the labels " + naming.labels())
                + (filter.shown().isEmpty() ? "" : ", only " + filter.shown() + " are shown")
                + (filter.leftOut().isEmpty() ? "" : ", " + filter.leftOut() + " are left out");
    }
}
