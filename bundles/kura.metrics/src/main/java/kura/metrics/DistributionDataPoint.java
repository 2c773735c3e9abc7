// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

/** One series that counts values: of a {@link Histogram} or a {@link Summary}. All methods may be called from any thread; none waits. */
public abstract sealed class DistributionDataPoint extends Series implements Timed
        permits HistogramDataPoint, SummaryDataPoint {

    private final long created = System.currentTimeMillis();

    DistributionDataPoint(Handle owner, String[] labelValues) {
        super(owner, labelValues);
    }

    /** Counts a value. NaN is none and is not counted, as with the official clients. */
    public abstract void observe(double value);

    /** Counts a duration, in seconds. */
    @Override
    public final void record(double seconds) {
        observe(seconds);
    }

    /** How many values were counted. */
    public final long count() {
        return (long) fromEnd(2);
    }

    /** The sum of all values that were counted. */
    public final double sum() {
        return fromEnd(1);
    }

    @Override
    public final long createdMillis() {
        return created;
    }

    /** Count and sum are the last of its numbers. */
    private double fromEnd(int place) {
        var now = new Snapshot();
        read(now);
        return now.number(parts().size() - place);
    }
}
