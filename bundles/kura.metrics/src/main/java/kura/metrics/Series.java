// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.List;

/** What a family holds for one set of label values: one number, or several that belong together. */
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

    /** What its numbers are, in the order in which they are written; the same list every time. */
    public abstract List<Part> parts();

    /**
     * Looks its numbers up, all of them as they are at one moment.
     *
     * @param numbers gets as many as there are {@link #parts()}, in their order
     * @throws RuntimeException if they come from a callback and that failed: there are no numbers now
     */
    public abstract void read(double[] numbers);

    final Handle owner() {
        return owner;
    }

    /** By label values, the first one first. */
    static int compare(Series one, Series other) {
        return Arrays.compare(one.labelValues.toArray(String[]::new), other.labelValues.toArray(String[]::new));
    }
}
