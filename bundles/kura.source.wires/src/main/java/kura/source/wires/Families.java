// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.MetricRegistry;

/** The metrics that values are shown in; all sinks share them, so each bounds its own and this is room for many. */
record Families(Gauge gauges, Counter counters, Gauge states) {

    private static final int OF_ALL_SINKS = 200_000; // series

    static Families of(MetricRegistry registry) {
        var made = new Families(
                registry.gauge("wire_value", "Last number or boolean that came.", Key.NAMES),
                registry.counter("wire_counter", "Last number that came and that only grows.", Key.NAMES),
                registry.gauge(
                        "wire_state", "1 for the text that came last.", "asset", "emitter", "property", "state"));
        made.gauges.allowSeries(OF_ALL_SINKS);
        made.counters.allowSeries(OF_ALL_SINKS);
        made.states.allowSeries(OF_ALL_SINKS);
        return made;
    }
}
