// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/** A gauge of ours of callbacks that fail while there is no number. */
final class Callbacks implements Live {

    private final MetricRegistry handle;
    private final Gauge gauge;
    private final Map<List<String>, Double> numbers = new HashMap<>(); // null: there is a callback and it fails

    Callbacks(MetricRegistry handle, Gauge gauge) {
        this.handle = handle;
        this.gauge = gauge;
    }

    @Override
    public void update(String[] labelValues, double number) {
        var key = List.of(labelValues);
        if (!numbers.containsKey(key)) {
            gauge.callback(() -> numbers.get(key), labelValues); // null has no double: that is the failure
        }
        numbers.put(key, number);
    }

    @Override
    public void remove(String[] labelValues) {
        numbers.replace(List.of(labelValues), null);
    }

    @Override
    public void leave() {
        handle.close();
    }
}
