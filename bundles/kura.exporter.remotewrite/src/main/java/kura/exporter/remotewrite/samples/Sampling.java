// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Samples;

/**
 * Takes all numbers of some metrics, again and again, under the names and labels that a page of them has. A series that was
 * there the last time and is not any more is marked as ended, once. Not for several threads.
 */
public final class Sampling {

    private static final Series[] NONE = {};

    private final Samples<Known> samples;
    private final Map<Series, Known> known = new HashMap<>();
    private Known[] before = {}; // of the last tick, without those that ended
    private Series[] shared = NONE; // their series, as long as they are the same
    private Known[] now = new Known[64];
    private double[] values = new double[64];
    private int count;
    private long turn;

    private static final class Known {

        private final Series series;
        private long seen; // in which turn

        Known(Series series) {
            this.series = series;
        }
    }

    /** Of these metrics. */
    public Sampling(MetricSource source, Naming naming) {
        samples = new Samples<>(
                source,
                naming,
                (family, labels) -> known.computeIfAbsent(
                        new Series(labels, new Family(family.name(), family.type(), family.help(), family.unit())),
                        Known::new));
    }

    /** All numbers of now. */
    public Tick take(long millis) {
        count = 0;
        turn++;
        samples.read(this::take);
        return tick(millis);
    }

    /** Marks all series as ended: nothing more will come of them. */
    public Tick end(long millis) {
        count = 0;
        turn++;
        return tick(millis);
    }

    private void take(Known sample, double value) {
        if (sample.seen == turn) {
            return; // in two families at once: the first one has it
        }
        sample.seen = turn;
        known.putIfAbsent(sample.series, sample); // it may have been away
        if (count == now.length) {
            now = Arrays.copyOf(now, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        now[count] = sample;
        values[count++] = Double.isNaN(value) ? Double.NaN : value; // whatever it is, it is no mark
    }

    private Tick tick(long millis) {
        if (Arrays.equals(now, 0, count, before, 0, before.length)) {
            return new Tick(millis, shared, Arrays.copyOf(values, count));
        }
        Known[] ended = Arrays.stream(before).filter(each -> each.seen != turn).toArray(Known[]::new);
        var series = new Series[count + ended.length];
        for (int i = 0; i < series.length; i++) {
            series[i] = (i < count ? now[i] : ended[i - count]).series;
        }
        double[] all = Arrays.copyOf(values, series.length);
        Arrays.fill(all, count, all.length, Tick.STALE);
        for (Known each : ended) {
            known.remove(each.series);
        }
        before = Arrays.copyOf(now, count);
        shared = ended.length == 0 ? series : Arrays.copyOf(series, count);
        return new Tick(millis, series, all);
    }
}
