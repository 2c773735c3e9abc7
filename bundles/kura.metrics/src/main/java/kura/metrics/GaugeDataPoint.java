// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/** One series of a {@link Gauge} or an {@link Untyped}. All methods may be called from any thread; none waits. */
public final class GaugeDataPoint extends Series implements Timed {

    private static final VarHandle BITS;

    static {
        try {
            BITS = MethodHandles.lookup().findVarHandle(GaugeDataPoint.class, "bits", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile long bits;

    GaugeDataPoint(Handle owner, String[] labelValues) {
        super(owner, labelValues);
    }

    /** Sets the value; NaN and infinities are values too. */
    public void set(double value) {
        bits = Double.doubleToRawLongBits(value);
    }

    /** Sets the value to the seconds since 1970. */
    public void setToCurrentTime() {
        set(System.currentTimeMillis() / 1000.0);
    }

    /** Sets the value to a duration, in seconds. */
    @Override
    public void record(double seconds) {
        set(seconds);
    }

    /** Adds 1. */
    public void inc() {
        inc(1);
    }

    /** Adds; a negative amount takes away. */
    public void inc(double amount) {
        long old;
        do {
            old = bits;
        } while (!BITS.compareAndSet(this, old, Double.doubleToRawLongBits(Double.longBitsToDouble(old) + amount)));
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
        return Double.longBitsToDouble(bits);
    }

    @Override
    public List<Part> parts() {
        return Part.VALUE;
    }

    @Override
    public void read(Snapshot into) {
        into.clear(1);
        into.set(0, get());
    }
}
