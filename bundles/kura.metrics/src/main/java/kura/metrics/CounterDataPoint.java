// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;

/** One series of a {@link Counter}. All methods may be called from any thread; none waits. */
public final class CounterDataPoint extends Series {

    private final DoubleAdder sum = new DoubleAdder();

    CounterDataPoint(Handle owner, String[] labelValues) {
        super(owner, labelValues);
    }

    /** Adds 1. */
    public void inc() {
        sum.add(1);
    }

    /**
     * Adds.
     *
     * @throws IllegalArgumentException if the amount is negative or NaN: a counter only grows
     */
    public void inc(double amount) {
        if (!(amount >= 0)) {
            throw new IllegalArgumentException(
                    "a counter cannot grow by " + amount + "; use a gauge for what can fall");
        }
        sum.add(amount);
    }

    /** The value now. */
    public double get() {
        return sum.sum();
    }

    @Override
    public List<Part> parts() {
        return Part.TOTAL;
    }

    @Override
    public void read(double[] numbers) {
        numbers[0] = get();
    }
}
