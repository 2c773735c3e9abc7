// SPDX-License-Identifier: EPL-2.0
package kura.view;

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
        return new View(
                new Naming(namespace, style).labeled(Labels.of(settings, "labels", LABEL_VALUE)), filter(settings));
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
