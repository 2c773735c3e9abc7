// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.function.DoubleSupplier;

/** A series whose value is asked for when it is looked at. */
final class CallbackSeries extends Series {

    private final DoubleSupplier source;
    private final Runnable failed;

    CallbackSeries(Handle owner, String[] labelValues, DoubleSupplier source, Runnable failed) {
        super(owner, labelValues);
        this.source = source;
        this.failed = failed;
    }

    @Override
    public double value() {
        try {
            return source.getAsDouble();
        } catch (RuntimeException e) {
            failed.run();
            throw e;
        } catch (LinkageError e) { // of a bundle that was stopped: its classes are gone
            failed.run();
            throw new IllegalStateException(e);
        }
    }
}
