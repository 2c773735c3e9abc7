// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import kura.metrics.distribution.NativeHistogram;

/** A series as a collector gave it last. */
final class CollectedSeries extends Series {

    private final List<Part> parts;
    volatile Reading reading;
    long turn; // of the collector, which alone uses it

    record Reading(double[] numbers, NativeHistogram nativeHistogram, long createdMillis) {}

    CollectedSeries(Handle owner, String[] labelValues, List<Part> parts, Reading reading, long turn) {
        super(owner, labelValues);
        this.parts = parts;
        this.reading = reading;
        this.turn = turn;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public void read(Snapshot into) {
        Reading now = reading;
        into.clear(parts.size());
        for (int i = 0; i < now.numbers.length; i++) {
            into.set(i, now.numbers[i]);
        }
        if (now.nativeHistogram != null) {
            into.add(now.nativeHistogram);
        }
    }

    @Override
    public long createdMillis() {
        return reading.createdMillis;
    }
}
