// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kura.metrics.MetricDescriptor;

/**
 * What metrics are called on one page. A namespace belongs to the page, not to the metric: another page may show the same
 * metrics under another one.
 *
 * @param namespace the first word of all names; empty for none
 * @param style which of a metric's names follows it
 * @param escaping what becomes of that
 */
public record Naming(String namespace, Style style, Escaping escaping) {

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

    /** Names without an escape. */
    public Naming(String namespace, Style style) {
        this(namespace, style, Escaping.UNDERSCORES);
    }

    /** Names in base units. */
    public static Naming of(String namespace) {
        return new Naming(namespace, Style.BASE_UNITS);
    }

    /** The same names, escaped in another way. */
    public Naming escaped(Escaping escaping) {
        return new Naming(namespace, style, escaping);
    }

    /** Whether a text can be a namespace. */
    public static boolean isNamespace(String text) {
        return NAMESPACE.matcher(text).matches();
    }

    /** Metrics with one of these names, as {@code name[]} asks for them: of the family, or of one of its samples. */
    public Predicate<MetricDescriptor> named(Collection<String> names) {
        var wanted = Set.copyOf(names);
        return metric -> wanted.contains(name(metric)) || !Collections.disjoint(wanted, names(metric));
    }

    /** What values of this metric are multiplied with. */
    double factor(MetricDescriptor metric) {
        return style == Style.PLAIN ? metric.plain().factor() : 1;
    }

    /** The name of this metric's family. */
    String name(MetricDescriptor metric) {
        return escaping.escaped((namespace.isEmpty() ? "" : namespace + "_")
                + (style == Style.PLAIN ? metric.plain().name() : metric.name()));
    }

    /** All names that this metric needs for itself. */
    List<String> names(MetricDescriptor metric) {
        return metric.type().suffixes().stream()
                .map(suffix -> name(metric) + suffix)
                .toList();
    }

    /** The unit in which this metric is shown; empty for none. */
    String unit(MetricDescriptor metric) {
        return name(metric).endsWith("_" + metric.unit()) ? metric.unit() : "";
    }

    /** What a label is called. */
    String label(String name) {
        return escaping.escaped(name);
    }

    /** The same namespace with the metrics' own names. */
    Naming baseUnits() {
        return new Naming(namespace, Style.BASE_UNITS, escaping);
    }
}
