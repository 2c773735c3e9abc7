// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** One series of a {@link Histogram}. All methods may be called from any thread; none waits. */
public final class HistogramDataPoint extends Series {

    private final double[] bounds;
    private final List<Part> parts;
    private final LongAdder[] counts; // one more than bounds: the last is of all that is greater
    private final DoubleAdder sum = new DoubleAdder();

    HistogramDataPoint(Handle owner, String[] labelValues, double[] bounds, List<Part> parts) {
        super(owner, labelValues);
        this.bounds = bounds;
        this.parts = parts;
        counts = new LongAdder[bounds.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** Counts a value in the bucket it belongs to; NaN in none but the last. */
    public void observe(double value) {
        int bucket = 0;
        while (bucket < bounds.length && !(value <= bounds[bucket])) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(value);
    }

    /** How many values were counted. */
    public long count() {
        long count = 0;
        for (LongAdder each : counts) {
            count += each.sum();
        }
        return count;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    /** Buckets are cumulative, and the count is that of the last one, whatever is counted meanwhile. */
    @Override
    public void read(double[] numbers) {
        long count = 0;
        for (int i = 0; i < counts.length; i++) {
            count += counts[i].sum();
            numbers[i] = count;
        }
        numbers[counts.length] = count;
        numbers[counts.length + 1] = sum.sum();
    }

    static List<Part> parts(double[] bounds) {
        var parts = new ArrayList<Part>();
        for (double bound : bounds) {
            parts.add(new Part("_bucket", "le", Double.toString(bound), true));
        }
        parts.add(new Part("_bucket", "le", "+Inf", true));
        parts.add(new Part("_count", "", "", true));
        parts.add(new Part("_sum", "", "", false));
        return List.copyOf(parts);
    }
}
