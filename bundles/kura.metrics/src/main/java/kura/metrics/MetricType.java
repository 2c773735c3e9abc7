// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.Locale;

/** What kind of number a family holds. */
public enum MetricType {
    /** Only ever grows, from 0 at the start. */
    COUNTER("_total", "_created"),
    /** Goes up and down. */
    GAUGE(""),
    /** Counts values in buckets. */
    HISTOGRAM("", "_bucket", "_count", "_sum", "_created"),
    /** Says something in its labels. */
    INFO("_info"),
    /** Which of a few states hold. */
    STATESET(""),
    /** Counts values and adds them up. */
    SUMMARY("", "_count", "_sum", "_created"),
    /** Nobody knows, for numbers from elsewhere. */
    UNTYPED("");

    private final List<String> suffixes;

    MetricType(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /** What always follows the family's name in the name of its samples, and need not be said. */
    public String suffix() {
        return suffixes.get(0);
    }

    /** As text formats write it, {@code gauge} for example. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All that may follow the family's name in names that it needs for itself. */
    public List<String> suffixes() {
        return suffixes;
    }
}
