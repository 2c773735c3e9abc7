// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.List;

/** One value with its labels. */
public abstract class Series {

    private final Handle owner;
    private final List<String> labelValues;

    Series(Handle owner, String[] labelValues) {
        this.owner = owner;
        this.labelValues = List.of(labelValues);
    }

    /** As many as the family has {@linkplain MetricFamily#labelNames() label names}, in their order. */
    public final List<String> labelValues() {
        return labelValues;
    }

    /**
     * The value now.
     *
     * @throws RuntimeException if it comes from a callback and that failed: there is no value now
     */
    public abstract double value();

    final Handle owner() {
        return owner;
    }

    /** By label values, the first one first. */
    static int compare(Series one, Series other) {
        return Arrays.compare(one.labelValues.toArray(String[]::new), other.labelValues.toArray(String[]::new));
    }
}
