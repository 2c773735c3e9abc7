// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kura.metrics.MetricDescriptor;

/**
 * What metrics are called on one page. Namespace and extra labels belong to the page, not to the metric: another page may
 * show the same metrics under other ones.
 *
 * @param namespace the first word of all names; empty for none
 * @param style which of a metric's names follows it
 * @param escaping what becomes of that
 * @param labels that every series has besides its own, by their names; of two with the same name the series keeps its own
 */
public record Naming(String namespace, Style style, Escaping escaping, SortedMap<String, String> labels) {

    /** What {@link #namespace()} may be, in words. */
    public static final String ALLOWED = "letters, digits and _, no digit first";

    /** What the name of an extra label may be, in words. */
    public static final String LABEL_ALLOWED = MetricDescriptor.LABEL_ALLOWED + ", neither le nor quantile";

    private static final Set<String> RESERVED = Set.of("le", "quantile"); // for histograms and summaries

    private static final Pattern NAMESPACE = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)?");

    /** Which name and which scale. */
    public enum Style {
        /** Names that end in their base unit, as Prometheus recommends: {@code relative_humidity_ratio}. */
        BASE_UNITS,
        /** Where a metric has one, its plain name and scale: {@code humidity}, in percent. */
        PLAIN
    }

    /**
     * @throws IllegalArgumentException if the namespace is not {@linkplain #isNamespace allowed}, or the name of a label
     *     {@linkplain #isLabel is not}
     */
    public Naming {
        if (!isNamespace(namespace)) {
            throw new IllegalArgumentException("namespace '" + namespace + "' is not allowed; allowed are " + ALLOWED);
        }
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        labels.forEach((name, value) -> {
            if (!isLabel(name)) {
                throw new IllegalArgumentException(
                        "extra label '" + name + "' is not allowed; allowed are " + LABEL_ALLOWED);
            }
            Objects.requireNonNull(value, name);
        });
    }

    /** Names without extra labels. */
    public Naming(String namespace, Style style, Escaping escaping) {
        this(namespace, style, escaping, Collections.emptySortedMap());
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
        return new Naming(namespace, style, escaping, labels);
    }

    /** The same names with these extra labels and no others. */
    public Naming labeled(Map<String, String> labels) {
        return new Naming(namespace, style, escaping, new TreeMap<>(labels));
    }

    /** Whether a text can be a namespace. */
    public static boolean isNamespace(String text) {
        return NAMESPACE.matcher(text).matches();
    }

    /** Whether a text can be the name of an extra label. */
    public static boolean isLabel(String text) {
        return MetricDescriptor.isLabelName(text) && !RESERVED.contains(text);
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

    /** What the metric is, in one sentence, and what its values are multiplied with. */
    String help(MetricDescriptor metric) {
        double factor = factor(metric);
        return factor == 1 || metric.help().isEmpty()
                ? metric.help()
                : metric.help().replaceFirst("[.]$", "") + ", times "
                        + (factor == Math.rint(factor) ? String.valueOf((long) factor) : factor) + ".";
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
        return new Naming(namespace, Style.BASE_UNITS, escaping, labels);
    }
}
