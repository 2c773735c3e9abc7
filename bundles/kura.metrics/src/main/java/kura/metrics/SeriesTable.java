// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds series by their label values, without a lock and without making anything. Whoever changes it holds the shelf's lock;
 * a search meanwhile may miss what is there, so a miss is searched for again under the lock, but it finds nothing else.
 */
final class SeriesTable {

    private volatile Series[] slots = new Series[4]; // a power of 2, at most two thirds full
    private int size; // guarded by the shelf

    /** The series with these values, or null. */
    Series find(String[] values) {
        int hash = Series.hash(values);
        Series[] slots = this.slots;
        for (int at = hash; ; at++) {
            Series each = slots[at & slots.length - 1];
            if (each == null || each.has(hash, values)) {
                return each;
            }
        }
    }

    /** The same for up to three values, null for those there are not, without an array for them. */
    Series find(String first, String second, String third) {
        int hash = Series.hash(first, second, third);
        Series[] slots = this.slots;
        for (int at = hash; ; at++) {
            Series each = slots[at & slots.length - 1];
            if (each == null || each.has(hash, first, second, third)) {
                return each;
            }
        }
    }

    int size() {
        return size;
    }

    Stream<Series> stream() {
        return Arrays.stream(slots).filter(each -> each != null);
    }

    /** Puts a series in that is not there yet. */
    void put(Series series) {
        if (size * 3 >= slots.length * 2) {
            slots = filled(slots.length * 2, stream());
        }
        put(series, slots);
        size++;
    }

    /** Takes series out. */
    boolean removeIf(Predicate<Series> unwanted) {
        Series[] kept = stream().filter(unwanted.negate()).toArray(Series[]::new);
        boolean some = kept.length < size;
        if (some) {
            size = kept.length;
            slots = filled(Math.max(4, Integer.highestOneBit(size) * 4), Arrays.stream(kept));
        }
        return some;
    }

    /** Takes one series out: what found its place taken by it moves up. */
    void remove(Series series) {
        int mask = slots.length - 1;
        int hole = series.hash() & mask;
        while (slots[hole] != series) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; slots[at] != null; at = at + 1 & mask) {
            int home = slots[at].hash() & mask;
            if ((at - home & mask) >= (at - hole & mask)) {
                slots[hole] = slots[at];
                hole = at;
            }
        }
        slots[hole] = null;
        size--;
    }

    private static Series[] filled(int length, Stream<Series> all) {
        Series[] slots = new Series[length];
        all.forEach(each -> put(each, slots));
        return slots;
    }

    private static void put(Series series, Series[] slots) {
        int at = series.hash();
        while (slots[at & slots.length - 1] != null) {
            at++;
        }
        slots[at & slots.length - 1] = series;
    }
}
