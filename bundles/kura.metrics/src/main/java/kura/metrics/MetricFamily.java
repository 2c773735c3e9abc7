// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** All series of one name. Who exposes metrics reads them here; values are updated meanwhile. */
public final class MetricFamily {

    private final MetricDescriptor descriptor;
    private final Shelf shelf;
    private final int[] order; // of the label names when sorted
    private final List<String> labelNames;
    private final Set<Handle> users = new HashSet<>(); // guarded by the shelf
    private final Map<List<String>, Series> series = new ConcurrentHashMap<>(); // written under the shelf's lock
    private int most = 1000; // guarded by the shelf
    private volatile List<Series> sorted = List.of(); // null: to be made anew

    MetricFamily(MetricDescriptor descriptor, Shelf shelf) {
        this.descriptor = descriptor;
        this.shelf = shelf;
        var names = descriptor.labelNames();
        order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
        labelNames = Arrays.stream(order).mapToObj(names::get).toList();
    }

    /** What the family is. */
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    /** Sorted, whatever the order in which they were described. */
    public List<String> labelNames() {
        return labelNames;
    }

    /** All series there are now, sorted by their label values. */
    public List<Series> series() {
        List<Series> known = sorted;
        return known != null
                ? known
                : shelf.change(() -> {
                    sorted = series.values().stream().sorted(Series::compare).toList();
                    return sorted;
                });
    }

    /** Who made series in this family, or is going to. */
    Set<Handle> users() {
        return users;
    }

    Series series(Handle handle, String[] values, BiFunction<Handle, String[], ? extends Series> make) {
        String[] ordered = ordered(values);
        Series found = series.get(Arrays.asList(ordered));
        if (found != null && found.owner() == handle) {
            return found;
        }
        return shelf.change(() -> {
            Series there = series.get(Arrays.asList(ordered));
            if (there != null) {
                return owned(there, handle);
            }
            Series made = make.apply(handle, ordered);
            put(made);
            return made;
        });
    }

    void callback(Handle handle, String[] values, List<Part> parts, DoubleSupplier source) {
        var made = new CallbackSeries(handle, ordered(values), parts, source, () -> shelf.callbackFailed(descriptor));
        shelf.change(() -> {
            Series there = series.get(made.labelValues());
            if (there != null) {
                throw new IllegalStateException(text(there) + " is there already; it belongs to "
                        + there.owner().name());
            }
            put(made);
            return made;
        });
    }

    void remove(Handle handle, String[] values) {
        var key = Arrays.asList(ordered(values));
        shelf.change(() -> {
            Series there = series.get(key);
            return there != null && there.owner() == handle && series.remove(key, there) && changed();
        });
    }

    boolean removeAll(Handle handle) {
        return shelf.change(() -> series.values().removeIf(each -> each.owner() == handle) && changed());
    }

    /** Takes in up to so many series from now on; never fewer than before. */
    void allow(int most) {
        shelf.change(() -> this.most = Math.max(this.most, most));
    }

    private void put(Series made) {
        if (series.size() >= most) {
            shelf.dropped(descriptor);
        } else if (made.owner().isOpen()) { // else nobody would ever take it away again
            series.put(made.labelValues(), made);
            changed();
        }
    }

    private boolean changed() {
        sorted = null;
        shelf.changed();
        return true;
    }

    private Series owned(Series there, Handle handle) {
        if (there.owner() != handle) {
            throw new IllegalStateException(
                    text(there) + " belongs to " + there.owner().name() + "; " + handle.name() + " cannot have it too");
        }
        return there;
    }

    private String text(Series one) {
        return "series " + descriptor.name() + one.labelValues();
    }

    private String[] ordered(String[] values) {
        if (values.length != order.length) {
            throw new IllegalArgumentException(descriptor.name() + " has the labels " + descriptor.labelNames()
                    + " but was given the values " + Arrays.toString(values));
        }
        if (order.length < 2) {
            return values;
        }
        return Arrays.stream(order).mapToObj(i -> values[i]).toArray(String[]::new);
    }
}
