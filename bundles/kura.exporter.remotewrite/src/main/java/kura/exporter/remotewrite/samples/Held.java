// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.samples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ticks whose time is not known yet, only how long ago they were taken. */
public final class Held {

    private final Deque<Taken> taken = new ArrayDeque<>();
    private final int most;
    private int samples;

    private record Taken(long nanos, Tick tick) {}

    /** @param most how many samples are kept; the oldest ticks go first */
    public Held(int most) {
        this.most = most;
    }

    /**
     * Keeps a tick.
     *
     * @param nanos when it was taken, {@link System#nanoTime}
     * @return how many samples went for it
     */
    public synchronized int add(Tick tick, long nanos) {
        taken.add(new Taken(nanos, tick));
        samples += tick.values().length;
        int gone = 0;
        while (samples > most && taken.size() > 1) {
            int oldest = taken.remove().tick.values().length;
            samples -= oldest;
            gone += oldest;
        }
        return gone;
    }

    /** How many samples wait. */
    public synchronized int samples() {
        return samples;
    }

    /** Lets all of them go, with the time at which they were taken. */
    public synchronized List<Tick> release(long millis, long nanos) {
        var all = new ArrayList<Tick>(taken.size());
        for (Taken each : taken) {
            long when = millis - TimeUnit.NANOSECONDS.toMillis(nanos - each.nanos);
            all.add(new Tick(when, each.tick.series(), each.tick.values()));
        }
        taken.clear();
        samples = 0;
        return all;
    }
}
