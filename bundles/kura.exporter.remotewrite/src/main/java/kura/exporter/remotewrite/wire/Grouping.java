// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;

/**
 * Some ticks by series: each once, with its samples from the oldest to the newest. Its memory is kept from one use to the next.
 */
final class Grouping {

    private static final int NONE = -1;

    private Tick[] ticks = {};
    private int[] table = new int[64]; // by hash: which series
    private Series[] series = new Series[32];
    private int[] first = new int[32]; // by series: its oldest sample
    private int[] last = new int[32];
    private int[] tick = new int[64]; // by sample: of which tick
    private int[] place = new int[64]; // by sample: where in it
    private int[] next = new int[64]; // by sample: the series' next one
    private int count;
    private int samples;

    void group(List<Tick> wanted) {
        count = 0;
        samples = 0;
        ticks = wanted.toArray(ticks);
        int number = wanted.size();
        // a clock that was set back: receivers want each series in the order of time
        Arrays.sort(ticks, 0, number, Comparator.comparingLong(Tick::millis));
        Arrays.fill(table, NONE);
        Series[] before = null;
        for (int i = 0; i < number; i++) {
            Series[] now = ticks[i].series();
            for (int j = 0; j < now.length; j++) {
                boolean known = before == now && j < count && series[j] == now[j];
                add(known ? j : number > 1 ? find(now[j]) : another(now[j]), i, j); // in one tick each is once
            }
            before = now;
        }
    }

    /** How many series there are. */
    int count() {
        return count;
    }

    int samples() {
        return samples;
    }

    Series series(int number) {
        return series[number];
    }

    /** The first sample of a series. */
    int first(int number) {
        return first[number];
    }

    /** The sample after another one; negative if there is none. */
    int next(int sample) {
        return next[sample];
    }

    long millis(int sample) {
        return ticks[tick[sample]].millis();
    }

    double value(int sample) {
        return ticks[tick[sample]].values()[place[sample]];
    }

    /** Lets go of the ticks. */
    void clear() {
        Arrays.fill(ticks, null);
        Arrays.fill(series, null);
    }

    private void add(int number, int ofTick, int at) {
        int before = last[number];
        if (before != NONE && ticks[tick[before]].millis() == ticks[ofTick].millis()) {
            return; // at one moment a series has one value
        }
        if (samples == tick.length) {
            tick = Arrays.copyOf(tick, samples * 2);
            place = Arrays.copyOf(place, samples * 2);
            next = Arrays.copyOf(next, samples * 2);
        }
        tick[samples] = ofTick;
        place[samples] = at;
        next[samples] = NONE;
        if (before == NONE) {
            first[number] = samples;
        } else {
            next[before] = samples;
        }
        last[number] = samples++;
    }

    private int find(Series wanted) {
        int slot = slot(wanted);
        if (table[slot] == NONE) {
            if (count == series.length) {
                grow();
                slot = slot(wanted);
            }
            table[slot] = another(wanted);
        }
        return table[slot];
    }

    private int another(Series wanted) {
        if (count == series.length) {
            grow();
        }
        series[count] = wanted;
        last[count] = NONE;
        return count++;
    }

    private int slot(Series wanted) {
        int hash = wanted.hashCode();
        int slot = (hash ^ hash >>> 16) & table.length - 1;
        while (table[slot] != NONE && !series[table[slot]].equals(wanted)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        series = Arrays.copyOf(series, count * 2);
        first = Arrays.copyOf(first, count * 2);
        last = Arrays.copyOf(last, count * 2);
        table = new int[count * 4];
        Arrays.fill(table, NONE);
        for (int i = 0; i < count; i++) {
            table[slot(series[i])] = i;
        }
    }
}
