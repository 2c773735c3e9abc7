// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

/** What kind of number a family holds. */
public enum MetricType {
    /** Only ever grows, from 0 at the start. */
    COUNTER("_total"),
    /** Goes up and down. */
    GAUGE(""),
    /** Counts values in buckets. */
    HISTOGRAM(""),
    /** Says something in its labels. */
    INFO("_info"),
    /** Which of a few states hold. */
    STATESET(""),
    /** Counts values and adds them up. */
    SUMMARY("");

    private final String suffix;

    MetricType(String suffix) {
        this.suffix = suffix;
    }

    /** What follows the family's name in the name of its samples. */
    public String suffix() {
        return suffix;
    }
}
