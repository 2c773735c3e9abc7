// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** One series of a {@link Counter}. All methods may be called from any thread; none waits. */
public final class CounterDataPoint extends Series {

    private final LongAdder ones = new LongAdder();
    private final DoubleAdder amounts = new DoubleAdder();
    private final long created = System.currentTimeMillis();

    CounterDataPoint(Handle owner, String[] labelValues) {
        super(owner, labelValues);
    }

    /** Adds 1. */
    public void inc() {
        ones.increment();
    }

    /**
     * Adds.
     *
     * @throws IllegalArgumentException if the amount is negative or NaN: a counter only grows
     */
    public void inc(double amount) {
        if (!(amount >= 0)) {
            throw new IllegalArgumentException(
                    "a counter cannot grow by " + amount + "; allowed are 0 and more, and a gauge for what can fall");
        }
        amounts.add(amount);
    }

    /** The value now. */
    public double get() {
        return ones.sum() + amounts.sum();
    }

    @Override
    public List<Part> parts() {
        return Part.TOTAL;
    }

    @Override
    public void read(Snapshot into) {
        into.clear(1);
        into.set(0, get());
    }

    @Override
    public long createdMillis() {
        return created;
    }
}
