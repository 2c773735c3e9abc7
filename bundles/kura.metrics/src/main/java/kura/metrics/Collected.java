// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import kura.metrics.distribution.NativeHistogram;

/** The series that a {@link Collector} gives. */
public final class Collected {

    private final Collector collector;
    private final Handle owner;
    private List<Given> before = List.of();
    private List<Given> now = new ArrayList<>();
    private boolean failing;
    private long turn;

    private record Given(MetricFamily family, CollectedSeries series) {}

    Collected(Collector collector, Handle owner) {
        this.collector = collector;
        this.owner = owner;
    }

    /** A series of one number or of several. */
    public void add(MetricDescriptor metric, List<String> labelValues, List<Part> parts, double... numbers) {
        add(metric, labelValues, parts, numbers, null, 0);
    }

    /**
     * A series.
     *
     * @param metric what its family is
     * @param labelValues in the order of the family's label names
     * @param parts what its numbers are
     * @param numbers as many as there are parts, in their order; handed over
     * @param nativeHistogram what a histogram counted besides; null for none; handed over
     * @param createdMillis when it began to count, in milliseconds since 1970; 0 if it does not or that is not known
     * @throws IllegalArgumentException if there are no parts or not as many numbers
     * @throws IllegalStateException if it was given already, belongs to somebody else, or its family is described in
     *     another way; the message says which
     */
    public void add(
            MetricDescriptor metric,
            List<String> labelValues,
            List<Part> parts,
            double[] numbers,
            NativeHistogram nativeHistogram,
            long createdMillis) {
        if (parts.isEmpty() || parts.size() != numbers.length) {
            throw new IllegalArgumentException(
                    metric.name() + " has " + numbers.length + " numbers for " + parts.size() + " parts");
        }
        MetricFamily family = family(metric);
        String[] values = labelValues.toArray(String[]::new);
        var reading = new CollectedSeries.Reading(numbers, nativeHistogram, createdMillis);
        Series there = family.find(values);
        if (there instanceof CollectedSeries known
                && known.owner() == owner
                && known.parts().equals(parts)) {
            if (known.turn == turn) {
                throw new IllegalStateException(metric.name() + labelValues + " was given twice");
            }
            known.reading = reading;
            known.turn = turn;
            now.add(new Given(family, known));
            return;
        }
        refuseMisfits(metric, parts, nativeHistogram);
        family.remove(owner, values); // what has other parts now is another series
        var made = new CollectedSeries(owner, values, parts, reading, turn);
        family.series(owner, values, () -> made);
        now.add(new Given(family, made));
    }

    private static void refuseMisfits(MetricDescriptor metric, List<Part> parts, NativeHistogram nativeHistogram) {
        if (!Part.fit(metric.type(), parts)) {
            throw new IllegalArgumentException(
                    metric.name() + " cannot consist of " + parts + "; that is no " + metric.type());
        }
        if (nativeHistogram != null && (metric.type() != MetricType.HISTOGRAM || nativeHistogram.schema() > 8)) {
            throw new IllegalArgumentException(metric.name() + " cannot have a native histogram of schema "
                    + nativeHistogram.schema() + "; allowed are -4 to 8, and only in histograms");
        }
    }

    /** The family that is described so; one that was given before and is described in another way now makes room for it. */
    private MetricFamily family(MetricDescriptor metric) {
        try {
            return owner.family(metric);
        } catch (IllegalStateException taken) {
            forget(given -> given.family().descriptor().name().equals(metric.name()));
            return owner.family(metric);
        }
    }

    /** Forgets what was given before and is not given any more. */
    private void forget(Predicate<Given> which) {
        for (Given given : before) {
            if (given.series().turn != turn && which.test(given)) {
                given.family().remove(given.series());
            }
        }
        owner.leaveEmptyFamilies();
    }

    /** Asks the collector and forgets what it does not give any more. */
    synchronized void collect() {
        if (!isOpen()) {
            return;
        }
        before = now;
        now = new ArrayList<>();
        turn++;
        try {
            collector.collect(this);
            failing = false;
        } catch (Throwable e) { // an Error is most often of a bundle that was stopped; lambdas can throw all
            owner.collectorFailed(failing ? null : e);
            failing = true;
            before.addAll(now);
            now = new ArrayList<>();
            turn++;
        }
        forget(all -> true);
        before = List.of();
    }

    boolean isOpen() {
        return owner.isOpen();
    }
}
