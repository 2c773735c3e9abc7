// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One series of a {@link Gauge}. All methods may be called from any thread; none waits. */
public final class GaugeDataPoint extends Series {

    private final AtomicLong bits = new AtomicLong();

    GaugeDataPoint(Handle owner, String[] labelValues) {
        super(owner, labelValues);
    }

    /** Sets the value; NaN and infinities are values too. */
    public void set(double value) {
        bits.set(Double.doubleToRawLongBits(value));
    }

    /** Sets the value to the seconds since 1970. */
    public void setToCurrentTime() {
        set(System.currentTimeMillis() / 1000.0);
    }

    /** Adds 1. */
    public void inc() {
        inc(1);
    }

    /** Adds; a negative amount takes away. */
    public void inc(double amount) {
        long old;
        do {
            old = bits.get();
        } while (!bits.compareAndSet(old, Double.doubleToRawLongBits(Double.longBitsToDouble(old) + amount)));
    }

    /** Takes 1 away. */
    public void dec() {
        inc(-1);
    }

    /** Takes away; a negative amount adds. */
    public void dec(double amount) {
        inc(-amount);
    }

    /** The value now. */
    public double get() {
        return Double.longBitsToDouble(bits.get());
    }

    @Override
    public List<Part> parts() {
        return Part.VALUE;
    }

    @Override
    public void read(double[] numbers) {
        numbers[0] = get();
    }
}
