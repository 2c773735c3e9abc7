// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** All series of one name. Who exposes metrics reads them here; values are updated meanwhile. */
public final class MetricFamily {

    private final MetricDescriptor descriptor;
    private final Shelf shelf;
    private final int[] order; // of the label names when sorted
    private final Set<Handle> users = new HashSet<>(); // guarded by the shelf
    private final SeriesTable series = new SeriesTable(); // changed under the shelf's lock
    private final Object configuration;
    private int most = 1000; // guarded by the shelf
    private boolean told; // guarded by the shelf
    private volatile List<Series> sorted = List.of(); // null: to be made anew

    /** @param configuration what its metrics have to agree on besides; null if there is nothing */
    MetricFamily(MetricDescriptor descriptor, Object configuration, Shelf shelf) {
        this.descriptor = descriptor;
        this.configuration = configuration;
        this.shelf = shelf;
        var names = descriptor.labelNames();
        order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What the family is. */
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    /** The label names, sorted as they are written. */
    public List<String> labelNames() {
        return Arrays.stream(order).mapToObj(descriptor.labelNames()::get).toList();
    }

    /** A label value of one of its series, by its place in {@link #labelNames()}. */
    public String labelValue(Series one, int place) {
        return one.labelValue(order[place]);
    }

    /** All series there are now, sorted by {@linkplain #labelValue their label values}. The same list until one comes or goes. */
    public List<Series> series() {
        List<Series> known = sorted;
        return known != null
                ? known
                : shelf.change(() -> {
                    sorted = series.stream().sorted(this::compare).toList();
                    return sorted;
                });
    }

    /** Whether a metric that is configured so may be one of this family. */
    boolean agrees(Object wanted) {
        return configuration == null || wanted == null || configuration.equals(wanted);
    }

    /** Who made series in this family, or is going to. */
    Set<Handle> users() {
        return users;
    }

    /** What is there with these label values, whoever's it is; null if nothing is. */
    Series find(String[] values) {
        if (values.length != order.length) {
            throw new IllegalArgumentException(descriptor.name() + " has the labels " + descriptor.labelNames()
                    + " but was given the values " + Arrays.toString(values));
        }
        return series.find(values);
    }

    /** The same for up to three label values, null for those there are not; null also if the family has another number of them. */
    Series find(int count, String first, String second, String third) {
        return count == order.length ? series.find(first, second, third) : null;
    }

    /** The series of a handle with these label values, made if it is not there; null if there is no room for it. */
    Series series(Handle handle, String[] values, Supplier<? extends Series> make) {
        return shelf.change(() -> {
            Series there = find(values);
            if (there == null) {
                return put(make.get());
            }
            if (there.owner() != handle) {
                throw new IllegalStateException(text(there) + " belongs to "
                        + there.owner().name() + "; " + handle.name() + " cannot have it too");
            }
            return there;
        });
    }

    /** Puts a callback in; it may take the place of a counter that was there from the start and never used. */
    void callback(CallbackSeries callback, String[] values) {
        shelf.change(() -> {
            Series there = find(values);
            if (there != null && !(there.owner() == callback.owner() && isUnused(there))) {
                throw new IllegalStateException(text(there) + " is there already; it belongs to "
                        + there.owner().name());
            }
            if (there != null) {
                series.remove(there);
            }
            shelf.askOthers();
            return put(callback);
        });
    }

    private static boolean isUnused(Series there) {
        return there instanceof CounterDataPoint counter && counter.get() == 0;
    }

    /** Leaves one series of all that a handle has, made if it is not there. */
    void replaceAll(Handle handle, String[] values, Supplier<? extends Series> make) {
        shelf.change(() -> {
            Series kept = series(handle, values, make);
            return removeIf(each -> each.owner() == handle && each != kept);
        });
    }

    void remove(Handle handle, String[] values) {
        remove(values, there -> there.owner() == handle);
    }

    /** Takes a series away, if it is there. */
    void remove(Series one) {
        remove(one.values(), there -> there == one);
    }

    private void remove(String[] values, Predicate<Series> unwanted) {
        shelf.change(() -> {
            Series there = find(values);
            if (there != null && unwanted.test(there)) {
                series.remove(there);
                changed();
            }
            return there;
        });
    }

    boolean removeIf(Predicate<Series> unwanted) {
        return shelf.change(() -> series.removeIf(unwanted) && changed());
    }

    /** Takes in up to so many series from now on; never fewer than before. */
    void allow(int most) {
        shelf.change(() -> {
            told = told && most <= this.most;
            this.most = Math.max(this.most, most);
            return this;
        });
    }

    boolean isEmpty() {
        return series.size() == 0;
    }

    /** @param news what to tell an operator; null if he knows */
    void callbackFailed(Throwable news) {
        shelf.callbackFailed(descriptor, news);
    }

    private Series put(Series made) {
        if (series.size() >= most) {
            shelf.dropped(descriptor, most, !told);
            told = true;
            return null;
        }
        if (made.owner().isOpen()) { // else nobody would ever take it away again
            series.put(made);
            changed();
        }
        return made;
    }

    private boolean changed() {
        sorted = null;
        shelf.changed();
        return true;
    }

    private int compare(Series one, Series other) {
        for (int i : order) {
            int compared = one.labelValue(i).compareTo(other.labelValue(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private String text(Series one) {
        return "series " + descriptor.name() + one.labelValues();
    }
}
