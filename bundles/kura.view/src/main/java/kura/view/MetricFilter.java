// SPDX-License-Identifier: EPL-2.0
package kura.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kura.metrics.MetricDescriptor;
import kura.metrics.exposition.Naming.Style;

/**
 * Which metrics are wanted, by patterns of their names without namespace. A metric is wanted whole or not at all.
 *
 * @param shown patterns, one of which has to fit; none for all metrics
 * @param leftOut patterns of which none may fit
 */
public record MetricFilter(List<String> shown, List<String> leftOut) {

    /** What a pattern may be, in words. */
    public static final String ALLOWED =
            "letters, digits, _ and :, * for any number of them, and ! in front to leave out";

    private static final Pattern PATTERN = Pattern.compile("[a-zA-Z0-9_:*]+");

    /** Of patterns. */
    public MetricFilter {
        shown = List.copyOf(shown);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Of a list with commas.
     *
     * @throws IllegalArgumentException whose message is the entry that is no pattern
     */
    public static MetricFilter of(String list) {
        List<String> shown = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (String entry : list.split(",")) {
            String given = entry.strip();
            boolean out = given.startsWith("!");
            String pattern = out ? given.substring(1).strip() : given;
            if (PATTERN.matcher(pattern).matches()) {
                (out ? leftOut : shown).add(pattern);
            } else if (!given.isEmpty()) {
                throw new IllegalArgumentException(given);
            }
        }
        return new MetricFilter(shown, leftOut);
    }

    /** Whether it wants everything. */
    public boolean isEmpty() {
        return shown.isEmpty() && leftOut.isEmpty();
    }

    /** Whether a metric is wanted where names are of a style; it may be called by any name that it has there. */
    public Predicate<MetricDescriptor> wanted(Style style) {
        Predicate<String> in = shown.isEmpty() ? any -> true : anyOf(shown);
        Predicate<String> out = anyOf(leftOut);
        return metric ->
                names(metric, style).anyMatch(in) && names(metric, style).noneMatch(out);
    }

    private static Predicate<String> anyOf(List<String> patterns) {
        var all = patterns.stream()
                .map(pattern -> Pattern.compile(pattern.replaceAll("\\*+", ".*")))
                .toList();
        return name -> all.stream().anyMatch(each -> each.matcher(name).matches());
    }

    /** Also with what the type adds; but for _created, which is reserved and never written: who leaves it out wants the rest. */
    private static Stream<String> names(MetricDescriptor metric, Style style) {
        return Stream.of(metric.name(), style == Style.PLAIN ? metric.plain().name() : metric.name())
                .flatMap(name -> Stream.concat(Stream.of(""), metric.type().suffixes().stream())
                        .filter(suffix -> !suffix.equals("_created"))
                        .map(suffix -> name + suffix))
                .distinct();
    }
}
