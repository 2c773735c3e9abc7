// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a family is: two bundles that describe it alike share it.
 *
 * @param type what kind of number
 * @param name without a namespace, and for a counter without {@code _total}; letters, digits, {@code _} and {@code :},
 *     no digit first
 * @param help one sentence for people; may be empty
 * @param unit the base unit, which the name ends with, said or not; empty for none
 * @param labelNames in the order in which values are given; letters, digits and {@code _}, no digit first, not
 *     {@code __} first
 * @param plain what the family is called where plain names are wanted
 */
public record MetricDescriptor(
        MetricType type, String name, String help, String unit, List<String> labelNames, Plain plain) {

    /** What a label name may be, in words. */
    public static final String LABEL_ALLOWED = "letters, digits and _, no digit first, not __ first";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern UNIT = Pattern.compile("[a-zA-Z0-9_]*");
    private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");

    /**
     * Another name and scale for a family, for dashboards that were made before base units were the rule.
     *
     * @param name without a namespace
     * @param factor what a value is multiplied with
     */
    public record Plain(String name, double factor) {

        /** @throws IllegalArgumentException if the name is not allowed or the factor is not finite or 0 */
        public Plain {
            check(NAME, "metric name", name, "letters, digits, _ and :, no digit first");
            Objects.requireNonNull(name, "plain name");
            if (!Double.isFinite(factor) || factor == 0) {
                throw new IllegalArgumentException("factor of " + name + " is " + factor);
            }
        }
    }

    /** @throws IllegalArgumentException if a name is not allowed; the message says which, and what is */
    public MetricDescriptor {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(unit, "unit");
        name = name.endsWith(type.suffix())
                ? name.substring(0, name.length() - type.suffix().length())
                : name;
        check(UNIT, "unit", unit, "letters, digits and _");
        name = unit.isEmpty() || name.endsWith("_" + unit) ? name : name + "_" + unit;
        check(NAME, "metric name", name, "letters, digits, _ and :, no digit first");
        labelNames = List.copyOf(labelNames);
        labelNames.forEach(label -> check(LABEL, "label name", label, LABEL_ALLOWED));
        refuseReserved(type, name, unit, labelNames);
        if (new HashSet<>(labelNames).size() != labelNames.size()) {
            throw new IllegalArgumentException(name + " has a label name twice: " + labelNames);
        }
        plain = plain == null ? new Plain(name, 1) : plain(type, plain, labelNames);
    }

    /** Whether a text can be a label name. */
    public static boolean isLabelName(String text) {
        return LABEL.matcher(text).matches();
    }

    /** What differs from another description of the same name, in words, as it is here. */
    String difference(MetricDescriptor other) {
        var words = new ArrayList<String>();
        if (type != other.type) {
            words.add("type " + type.word());
        }
        if (!help.equals(other.help)) {
            words.add("help '" + help + "'");
        }
        if (!unit.equals(other.unit)) {
            words.add("unit '" + unit + "'");
        }
        if (!labelNames.equals(other.labelNames)) {
            words.add("labels " + labelNames);
        }
        if (!plain.equals(other.plain)) {
            words.add("plain name " + plain.name() + " times " + plain.factor());
        }
        return String.join(", ", words);
    }

    /** A count cannot be scaled, and what only grows has to go on growing. */
    private static Plain plain(MetricType type, Plain plain, List<String> labelNames) {
        boolean scalable =
                switch (type) {
                    case GAUGE, UNTYPED -> true;
                    case COUNTER, SUMMARY -> plain.factor() > 0;
                    default -> plain.factor() == 1;
                };
        if (!scalable) {
            throw new IllegalArgumentException(
                    "factor " + plain.factor() + " of " + plain.name() + " is not allowed for type " + type.word());
        }
        refuseReserved(type, plain.name(), "", labelNames);
        return plain.name().endsWith(type.suffix())
                ? new Plain(
                        plain.name()
                                .substring(
                                        0, plain.name().length() - type.suffix().length()),
                        plain.factor())
                : plain;
    }

    private static void refuseReserved(MetricType type, String name, String unit, List<String> labelNames) {
        String reserved =
                switch (type) {
                    case HISTOGRAM -> "le";
                    case SUMMARY -> "quantile";
                    case STATESET -> name;
                    default -> "";
                };
        for (String label : labelNames) {
            if (label.equals(reserved) || type == MetricType.STATESET && label.endsWith("_" + name)) {
                throw new IllegalArgumentException(
                        "label name '" + label + "' is not allowed; each " + type.word() + " has one of its own");
            }
        }
        if (!unit.isEmpty() && (type == MetricType.INFO || type == MetricType.STATESET)) {
            throw new IllegalArgumentException(
                    name + " cannot have the unit '" + unit + "'; one of type " + type.word() + " has none");
        }
    }

    private static void check(Pattern pattern, String what, String given, String allowed) {
        if (!pattern.matcher(given).matches()) {
            throw new IllegalArgumentException(what + " '" + given + "' is not allowed; allowed are " + allowed);
        }
    }
}
