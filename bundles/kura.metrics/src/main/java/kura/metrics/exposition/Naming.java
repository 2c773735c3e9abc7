// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.regex.Pattern;
import kura.metrics.MetricDescriptor;

/**
 * What metrics are called on one page. A namespace belongs to the page, not to the metric: another page may show the same
 * metrics under another one.
 *
 * @param namespace the first word of all names; empty for none
 * @param style which of a metric's names follows it
 */
public record Naming(String namespace, Style style) {

    /** What {@link #namespace()} may be, in words. */
    public static final String ALLOWED = "letters, digits and _, no digit first";

    private static final Pattern NAMESPACE = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)?");

    /** Which name and which scale. */
    public enum Style {
        /** Names that end in their base unit, as Prometheus recommends: {@code relative_humidity_ratio}. */
        BASE_UNITS,
        /** Where a metric has one, its plain name and scale: {@code humidity}, in percent. */
        PLAIN
    }

    /** @throws IllegalArgumentException if the namespace is not {@linkplain #isNamespace allowed} */
    public Naming {
        if (!isNamespace(namespace)) {
            throw new IllegalArgumentException("namespace '" + namespace + "' is not allowed; allowed are " + ALLOWED);
        }
    }

    /** Names in base units. */
    public static Naming of(String namespace) {
        return new Naming(namespace, Style.BASE_UNITS);
    }

    /** Whether a text can be a namespace. */
    public static boolean isNamespace(String text) {
        return NAMESPACE.matcher(text).matches();
    }

    /** What values of this metric are multiplied with. */
    double factor(MetricDescriptor metric) {
        return style == Style.PLAIN ? metric.plain().factor() : 1;
    }

    /** The name of this metric's family. */
    String name(MetricDescriptor metric) {
        return (namespace.isEmpty() ? "" : namespace + "_")
                + (style == Style.PLAIN ? metric.plain().name() : metric.name());
    }
}
