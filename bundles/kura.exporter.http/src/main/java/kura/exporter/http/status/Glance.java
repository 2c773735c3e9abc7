// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kura.metrics.MetricFamily;
import kura.metrics.MetricSource;
import kura.metrics.MetricType;
import kura.metrics.Series;
import kura.metrics.Snapshot;

/** What the registry holds of sensors at one moment: of each its health, and its values while it has some. */
final class Glance {

    /** Of one sensor; NaN for what is not known. */
    static final class Sensor {
        double up = Double.NaN;
        double lastSuccess = Double.NaN;
        double reads = Double.NaN;
        final Map<String, Double> errors = new TreeMap<>(); // by cause
        final Map<Track, Double> values = new LinkedHashMap<>();
    }

    /** Metrics that say how sensors are, and not what they measure. */
    static final Set<String> HEALTH =
            Set.of("sensor_up", "sensor_last_success_timestamp_seconds", "sensor_reads", "sensor_read_errors");

    private static final Set<MetricType> ONE_NUMBER =
            EnumSet.of(MetricType.GAUGE, MetricType.COUNTER, MetricType.UNTYPED);

    private static final int MOST_SENSORS = 200;
    private static final int MOST_VALUES = 30; // of one sensor

    private final long time = System.nanoTime();
    private final Map<String, Sensor> sensors = new TreeMap<>();
    private final Snapshot snapshot = new Snapshot();
    private boolean partial;

    /** Looks now; that takes as long as callbacks and collectors do. */
    Glance(MetricSource source) {
        source.collect();
        for (MetricFamily family : source.families()) {
            if (Track.isOfSensors(family.descriptor())
                    && ONE_NUMBER.contains(family.descriptor().type())) {
                family.series().forEach(series -> look(new Track(family.descriptor(), series.labelValues()), series));
            }
        }
    }

    /** When it was, by {@link System#nanoTime()}. */
    long time() {
        return time;
    }

    /** Whether there is more than is shown. */
    boolean isPartial() {
        return partial;
    }

    Map<String, Sensor> sensors() {
        return sensors;
    }

    /** All values of all sensors. */
    Map<Track, Double> values() {
        Map<Track, Double> all = new LinkedHashMap<>();
        sensors.values().forEach(sensor -> all.putAll(sensor.values));
        return all;
    }

    private void look(Track track, Series series) {
        double value = read(series);
        boolean fits = sensors.size() < MOST_SENSORS || sensors.containsKey(track.sensor());
        partial |= !fits;
        if (Double.isNaN(value) || !fits) {
            return;
        }
        Sensor sensor = sensors.computeIfAbsent(track.sensor(), any -> new Sensor());
        switch (track.metric().name()) {
            case "sensor_up" -> sensor.up = value;
            case "sensor_last_success_timestamp_seconds" -> sensor.lastSuccess = value;
            case "sensor_reads" -> sensor.reads = value;
            case "sensor_read_duration_seconds" -> {} // of interest to Prometheus only
            case "sensor_read_errors" -> error(sensor, track, value);
            default -> value(sensor, track, value);
        }
    }

    private void value(Sensor sensor, Track track, double value) {
        if (sensor.values.size() < MOST_VALUES) {
            sensor.values.put(track, value);
        } else {
            partial = true;
        }
    }

    private static void error(Sensor sensor, Track track, double count) {
        String cause = track.metric().labelNames().contains("cause") ? track.label("cause") : "";
        sensor.errors.merge(cause, count, Double::sum);
    }

    private double read(Series series) {
        try {
            series.read(snapshot);
            return snapshot.number(0);
        } catch (RuntimeException e) { // counted where it failed
            return Double.NaN;
        }
    }
}
