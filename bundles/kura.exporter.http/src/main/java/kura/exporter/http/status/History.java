// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last minutes of values, at even distances in time. What had no value has a gap, a NaN. Of more tracks than fit, those
 * that come last are not remembered; one that was nothing but gaps is forgotten.
 */
final class History {

    private final int most;
    private final int points;
    private final Map<Track, float[]> tracks = new HashMap<>();
    private long last = Long.MIN_VALUE;

    /**
     * @param most tracks at a time
     * @param points of each
     */
    History(int most, int points) {
        this.most = most;
        this.points = points;
    }

    /** Remembers values. What was remembered for this slot is replaced; slots that were left out are gaps. */
    synchronized void record(long slot, Map<Track, Double> values) {
        if (slot < last) {
            return;
        }
        long from = Math.max(last + 1, slot - points + 1);
        tracks.values().forEach(track -> {
            for (long gap = from; gap <= slot; gap++) {
                track[place(gap)] = Float.NaN;
            }
        });
        tracks.values().removeIf(History::isEmpty);
        last = slot;
        values.forEach((track, value) -> {
            float[] known = tracks.get(track);
            if (known == null && tracks.size() < most) {
                known = new float[points];
                Arrays.fill(known, Float.NaN);
                tracks.put(track, known);
            }
            if (known != null) {
                known[place(slot)] = value.floatValue();
            }
        });
    }

    /** All points of a track, the oldest first; none if it is not remembered. */
    synchronized float[] points(Track track) {
        float[] known = tracks.get(track);
        if (known == null) {
            return new float[0];
        }
        float[] inOrder = new float[points];
        for (int i = 0; i < points; i++) {
            inOrder[i] = known[place(last + 1 + i)];
        }
        return inOrder;
    }

    /** What is remembered of a sensor, in the order of names. */
    synchronized List<Track> of(String sensor) {
        return tracks.keySet().stream()
                .filter(track -> track.sensor().equals(sensor))
                .sorted((one, other) -> one.title().compareTo(other.title()))
                .toList();
    }

    synchronized int size() {
        return tracks.size();
    }

    private int place(long slot) {
        return (int) Math.floorMod(slot, (long) points);
    }

    private static boolean isEmpty(float[] track) {
        for (float each : track) {
            if (!Float.isNaN(each)) {
                return false;
            }
        }
        return true;
    }
}
