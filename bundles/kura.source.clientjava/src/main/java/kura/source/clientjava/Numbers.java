// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import kura.metrics.Part;
import kura.metrics.distribution.NativeHistogram;

/** The numbers of a series of client_java, as we have them; the native histogram is null for none. */
record Numbers(List<Part> parts, double[] values, NativeHistogram nativeHistogram) {

    private Numbers(List<Part> parts, double... values) {
        this(parts, values, null);
    }

    /** What a series has. Series of one family that are alike get the same parts. */
    static Numbers of(DataPointSnapshot point, Distributions distributions) {
        if (point instanceof CounterDataPointSnapshot counter) {
            return new Numbers(Part.TOTAL, counter.getValue());
        }
        if (point instanceof GaugeDataPointSnapshot gauge) {
            return new Numbers(Part.VALUE, gauge.getValue());
        }
        if (point instanceof UnknownDataPointSnapshot unknown) {
            return new Numbers(Part.VALUE, unknown.getValue());
        }
        if (point instanceof InfoDataPointSnapshot) {
            return new Numbers(Part.INFO, 1);
        }
        if (point instanceof StateSetDataPointSnapshot states) {
            return states(states);
        }
        if (point instanceof HistogramDataPointSnapshot histogram) {
            return distributions.histogram(histogram);
        }
        if (point instanceof SummaryDataPointSnapshot summary) {
            return distributions.summary(summary);
        }
        throw new IllegalArgumentException(
                "nobody here knows a " + point.getClass().getName());
    }

    private static Numbers states(StateSetDataPointSnapshot states) {
        var parts = new ArrayList<Part>();
        double[] values = new double[states.size()];
        for (int i = 0; i < values.length; i++) {
            parts.add(Part.state(states.getName(i)));
            values[i] = states.isTrue(i) ? 1 : 0;
        }
        return new Numbers(List.copyOf(parts), values);
    }
}
