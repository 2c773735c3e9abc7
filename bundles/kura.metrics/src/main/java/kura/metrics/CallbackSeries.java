// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/** A series whose value is asked for when it is looked at. */
final class CallbackSeries extends Series {

    private final List<Part> parts;
    private final DoubleSupplier source;
    private final MetricFamily family;
    private volatile boolean failing;

    CallbackSeries(Handle owner, String[] labelValues, List<Part> parts, DoubleSupplier source, MetricFamily family) {
        super(owner, labelValues);
        this.parts = parts;
        this.source = source;
        this.family = family;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public void read(Snapshot into) {
        into.clear(1);
        try {
            double value = source.getAsDouble();
            if (parts == Part.TOTAL && !(value >= 0)) {
                throw new IllegalStateException("a counter cannot be " + value);
            }
            into.set(0, value);
            failing = false;
        } catch (Throwable e) { // an Error most often of a bundle that was stopped, its classes are gone; lambdas can
            // throw all
            family.callbackFailed(failing ? null : e);
            failing = true;
            throw new IllegalStateException(e);
        }
    }
}
