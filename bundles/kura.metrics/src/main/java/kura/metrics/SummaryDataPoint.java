// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.List;
import kura.metrics.distribution.NativeHistogram;

/** One series of a {@link Summary}. All methods may be called from any thread; none waits. */
public final class SummaryDataPoint extends DistributionDataPoint {

    private final Summary.Quantiles quantiles;
    private final Cells<Totals> cells;
    private final NativeHistogram window; // guarded by this: for those who read

    SummaryDataPoint(Handle owner, String[] labelValues, Summary.Quantiles quantiles) {
        super(owner, labelValues);
        this.quantiles = quantiles;
        this.window = quantiles.slot();
        cells = new Cells<>(Totals[]::new, () -> new Totals(quantiles));
    }

    @Override
    public void observe(double value) {
        if (value == value) {
            long slot = quantiles.wanted().length == 0 ? 0 : slotNow();
            Totals cell = cells.take();
            try {
                cell.observe(value, slot);
            } finally {
                cell.release();
            }
        }
    }

    @Override
    public List<Part> parts() {
        return quantiles.parts();
    }

    @Override
    public synchronized void read(Snapshot into) {
        int wanted = quantiles.wanted().length;
        long oldest = wanted == 0 ? 0 : slotNow() - quantiles.slots() + 1;
        into.clear(wanted + 2);
        window.clear();
        for (Totals cell : cells.all()) {
            cell.await();
            try {
                into.add(wanted, cell.count);
                into.add(wanted + 1, cell.sum);
                cell.addWindow(oldest, window);
            } finally {
                cell.release();
            }
        }
        for (int i = 0; i < wanted; i++) {
            into.set(i, window.quantile(quantiles.wanted()[i]));
        }
    }

    private long slotNow() {
        return Math.floorDiv(quantiles.clock().getAsLong(), quantiles.slotNanos());
    }

    /** What was observed: all of it, and by time what is not too old. */
    private static final class Totals extends Cell {

        private final NativeHistogram[] slots;
        private final long[] slotOf; // which time each slot holds now
        private long count;
        private double sum;

        Totals(Summary.Quantiles quantiles) {
            slots = new NativeHistogram[quantiles.wanted().length == 0 ? 0 : quantiles.slots()];
            slotOf = new long[slots.length];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = quantiles.slot();
            }
        }

        void observe(double value, long slot) {
            count++;
            sum += value;
            if (slots.length > 0) {
                int at = Math.floorMod(slot, slots.length);
                if (slotOf[at] != slot) {
                    slots[at].clear();
                    slotOf[at] = slot;
                }
                slots[at].observe(value);
            }
        }

        void addWindow(long oldest, NativeHistogram window) {
            for (int i = 0; i < slots.length; i++) {
                if (slotOf[i] - oldest >= 0) {
                    window.add(slots[i]);
                }
            }
        }
    }
}
