// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.metrics.Counter;
import kura.metrics.CounterDataPoint;
import kura.metrics.Gauge;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException.Cause;

/** What the registry shows of one sensor: its values while they are good, and its health always. */
final class Readings implements AutoCloseable {

    private static final String LABEL = "sensor";

    /** One of a sensor's values. */
    private record Place(Quantity quantity, String input) {
        static Place of(Measurement measurement) {
            return new Place(measurement.quantity(), measurement.input());
        }
    }

    private final String name;
    private final MetricRegistry registry;
    private final Map<Place, GaugeDataPoint> values = new HashMap<>();
    private final GaugeDataPoint up;
    private final CounterDataPoint reads;
    private final Counter errors;
    private final Gauge lastSuccess;
    private final Gauge duration;

    /**
     * @param registry closed together with this
     * @throws IllegalStateException if another sensor has this name; the message names its owner
     */
    Readings(String name, MetricRegistry registry) {
        this.name = name;
        this.registry = registry;
        up = gauge("sensor_up", "1 if the last reading of the sensor succeeded, else 0.", "")
                .labelValues(name);
        reads = registry.counter("sensor_reads", "Readings begun.", LABEL).labelValues(name);
        errors = registry.counter("sensor_read_errors", "Readings that failed, by cause.", LABEL, "cause");
        lastSuccess = gauge(
                "sensor_last_success_timestamp_seconds", "When the sensor was last read with success.", "seconds");
        duration = gauge(
                "sensor_read_duration_seconds",
                "How long the last successful reading took, conversion included.",
                "seconds");
    }

    String name() {
        return name;
    }

    void begun() {
        reads.inc();
    }

    /** Shows these values and no others. */
    void publish(List<Measurement> measured, double seconds) {
        show(measured);
        lastSuccess.labelValues(name).set(System.currentTimeMillis() / 1000.0);
        duration.labelValues(name).set(seconds);
        up.set(1);
    }

    /** Shows no values any more but those that are good nevertheless: old ones would look like new ones. */
    void withdraw(Cause cause, List<Measurement> measured) {
        show(measured);
        errors.labelValues(name, cause.label()).inc();
        up.set(0);
    }

    private void show(List<Measurement> measured) {
        values.keySet().removeIf(place -> measured.stream().map(Place::of).noneMatch(place::equals) && hide(place));
        measured.forEach(
                each -> values.computeIfAbsent(Place.of(each), this::show).set(each.value()));
    }

    /** Says why there are no values; an empty text takes that back. */
    void remark(String words) {
        registry.remark(name, words);
    }

    @Override
    public void close() {
        registry.close();
    }

    private GaugeDataPoint show(Place place) {
        return family(place.quantity).labelValues(name, place.input);
    }

    private boolean hide(Place place) {
        family(place.quantity).remove(name, place.input);
        return true;
    }

    private Gauge family(Quantity quantity) {
        return Gauge.builder()
                .name(quantity.metric())
                .help(quantity.help())
                .unit(quantity.unit())
                .labelNames(LABEL, "input")
                .plain(quantity.plainName(), quantity.plainFactor())
                .register(registry);
    }

    private Gauge gauge(String metric, String help, String unit) {
        return Gauge.builder()
                .name(metric)
                .help(help)
                .unit(unit)
                .labelNames(LABEL)
                .register(registry);
    }
}
