// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/** A series whose value is asked for when it is looked at. */
final class CallbackSeries extends Series {

    private final List<Part> parts;
    private final DoubleSupplier source;
    private final Runnable failed;

    CallbackSeries(Handle owner, String[] labelValues, List<Part> parts, DoubleSupplier source, Runnable failed) {
        super(owner, labelValues);
        this.parts = parts;
        this.source = source;
        this.failed = failed;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public void read(double[] numbers) {
        try {
            numbers[0] = source.getAsDouble();
        } catch (RuntimeException e) {
            failed.run();
            throw e;
        } catch (Error e) { // most often of a bundle that was stopped: its classes are gone
            failed.run();
            throw new IllegalStateException(e);
        }
    }
}
