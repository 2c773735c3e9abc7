// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import kura.metrics.Part;
import kura.metrics.distribution.ExponentialBuckets;
import kura.metrics.distribution.NativeHistogram;

/** The histograms or the summaries of one family. They most often have the same bounds, so those are put into words once. */
final class Distributions {

    private double[] bounds = {};
    private boolean hasCount;
    private boolean hasSum;
    private List<Part> parts = List.of();

    /** Buckets are told one by one there and count what smaller ones count here. One that has only native buckets has one for all. */
    Numbers histogram(HistogramDataPointSnapshot point) {
        ClassicHistogramBuckets buckets = point.getClassicBuckets();
        double[] bounds = new double[Math.max(1, buckets.size())];
        double[] counts = new double[bounds.length];
        bounds[0] = Double.POSITIVE_INFINITY;
        counts[0] = point.getCount();
        long count = 0;
        for (int i = 0; i < buckets.size(); i++) {
            count += buckets.getCount(i);
            bounds[i] = buckets.getUpperBound(i);
            counts[i] = count;
        }
        return numbers(bounds, Part::bucket, counts, point, nativeHistogram(point));
    }

    Numbers summary(SummaryDataPointSnapshot point) {
        Quantiles quantiles = point.getQuantiles();
        double[] shares = new double[quantiles.size()];
        double[] values = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = quantiles.get(i).getQuantile();
            values[i] = quantiles.get(i).getValue();
        }
        return numbers(shares, Part::quantile, values, point, null);
    }

    private Numbers numbers(
            double[] bounds,
            DoubleFunction<Part> part,
            double[] values,
            DistributionDataPointSnapshot point,
            NativeHistogram nativeHistogram) {
        describe(bounds, part, point);
        double[] all = Arrays.copyOf(values, parts.size());
        int next = values.length;
        if (hasCount) {
            all[next++] = point.getCount();
        }
        if (hasSum) {
            all[next] = point.getSum();
        }
        return new Numbers(parts, all, nativeHistogram);
    }

    private void describe(double[] bounds, DoubleFunction<Part> part, DistributionDataPointSnapshot point) {
        if (!parts.isEmpty()
                && Arrays.equals(bounds, this.bounds)
                && hasCount == point.hasCount()
                && hasSum == point.hasSum()) {
            return;
        }
        this.bounds = bounds;
        hasCount = point.hasCount();
        hasSum = point.hasSum();
        var parts = new ArrayList<Part>();
        Arrays.stream(bounds).mapToObj(part).forEach(parts::add);
        if (hasCount) {
            parts.add(Part.COUNT);
        }
        if (hasSum) {
            parts.add(Part.SUM);
        }
        this.parts = List.copyOf(parts);
    }

    private static NativeHistogram nativeHistogram(HistogramDataPointSnapshot point) {
        if (!point.hasNativeHistogramData()) {
            return null;
        }
        // as fine as it is: client_java has seen to it that there are not too many buckets
        var histogram = new NativeHistogram(point.getNativeSchema(), point.getNativeZeroThreshold(), Integer.MAX_VALUE);
        histogram.addZeros(point.getNativeZeroCount());
        copy(point.getNativeBucketsForPositiveValues(), histogram.positive());
        copy(point.getNativeBucketsForNegativeValues(), histogram.negative());
        return histogram;
    }

    private static void copy(NativeHistogramBuckets from, ExponentialBuckets to) {
        for (int i = 0; i < from.size(); i++) {
            to.add(from.getBucketIndex(i), from.getCount(i));
        }
    }
}
