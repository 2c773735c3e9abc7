// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import kura.metrics.distribution.NativeHistogram;

/** One series of a {@link Histogram}. All methods may be called from any thread; none waits. */
public final class HistogramDataPoint extends DistributionDataPoint {

    private final Histogram.Buckets buckets;
    private final Cells<Counts> cells;

    HistogramDataPoint(Handle owner, String[] labelValues, Histogram.Buckets buckets) {
        super(owner, labelValues);
        this.buckets = buckets;
        cells = new Cells<>(Counts[]::new, () -> new Counts(buckets));
    }

    @Override
    public void observe(double value) {
        if (value == value) {
            Counts cell = cells.take();
            try {
                cell.observe(value, buckets.upperBounds());
            } finally {
                cell.release();
            }
        }
    }

    @Override
    public List<Part> parts() {
        return buckets.parts();
    }

    @Override
    public void read(Snapshot into) {
        int classic = buckets.upperBounds().length;
        into.clear(classic + 3);
        for (Counts cell : cells.all()) {
            cell.await();
            try {
                cell.addTo(into);
            } finally {
                cell.release();
            }
        }
        for (int i = 1; i <= classic; i++) {
            into.add(i, into.number(i - 1)); // a bucket counts what the smaller ones count, too
        }
        into.set(classic + 1, into.number(classic));
    }

    /** What was observed, by bucket. */
    private static final class Counts extends Cell {

        private final long[] counts; // one more than bounds: the last is of all that is greater
        private final NativeHistogram exponential; // null for none
        private double sum;

        Counts(Histogram.Buckets buckets) {
            counts = new long[buckets.upperBounds().length + 1];
            exponential = buckets.exponential();
        }

        void observe(double value, double[] upperBounds) {
            int bucket = 0;
            while (bucket < upperBounds.length && value > upperBounds[bucket]) {
                bucket++;
            }
            counts[bucket]++;
            sum += value;
            if (exponential != null) {
                exponential.observe(value);
            }
        }

        void addTo(Snapshot into) {
            for (int i = 0; i < counts.length; i++) {
                into.add(i, counts[i]);
            }
            into.add(counts.length + 1, sum);
            if (exponential != null) {
                into.add(exponential);
            }
        }
    }
}
