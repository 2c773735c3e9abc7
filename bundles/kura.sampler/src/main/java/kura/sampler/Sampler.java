// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import kura.sensor.Sensor;
import kura.sensor.SensorReadings;

/**
 * Reads sensors again and again. Sensors of one line take turns on one thread; a line that hangs costs its own sensors
 * only, and a watchdog says so.
 */
final class Sampler implements AutoCloseable {

    /** A sensor promises to answer within 2 s; after this long its line is taken for stuck. */
    private static final long STUCK_AFTER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MetricRegistry registry;
    private final ScheduledExecutorService watchdog = Lane.thread("kura-sampler");
    private final Map<Sensor, Watch> watches = new IdentityHashMap<>(); // guarded by this
    private final Map<String, Lane> lanes = new HashMap<>(); // guarded by this
    private final GaugeDataPoint notShown;
    private volatile long periodNanos;

    /** @param registry where the values go; all of them leave it when the sampler is closed */
    Sampler(MetricRegistry registry, double periodSeconds) {
        this.registry = registry;
        this.periodNanos = nanos(periodSeconds);
        notShown = registry.gauge("sensors_not_shown", "Sensors that are not shown because another one has their name.")
                .labelValues();
        watchdog.scheduleWithFixedDelay(this::check, STUCK_AFTER_NANOS, STUCK_AFTER_NANOS / 2, TimeUnit.NANOSECONDS);
    }

    /**
     * Begins to read a sensor, at once for the first time.
     *
     * @param owner who brought it, as a message about two sensors with one name shall say it
     */
    synchronized void add(Sensor sensor, String owner) {
        var watch = new Watch(sensor, owner, registry, notShown);
        if (watches.putIfAbsent(sensor, watch) == null) {
            place(watch, System.nanoTime());
        }
    }

    /** Stops reading a sensor and takes all that it gave out of the registry. */
    synchronized void remove(Sensor sensor) {
        var watch = watches.remove(sensor);
        if (watch != null) {
            watch.close();
            leave(watch, watch.line());
        }
    }

    /** Reads all sensors on another period from now on. */
    synchronized void every(double periodSeconds) {
        if (nanos(periodSeconds) != periodNanos) {
            periodNanos = nanos(periodSeconds);
            watches.values().stream()
                    .filter(watch -> !watch.measuring()) // the others find it out when they are done
                    .forEach(watch -> place(watch, System.nanoTime()));
        }
    }

    /** The names of the sensors that are shown. */
    synchronized Set<String> names() {
        return watches.values().stream()
                .map(Watch::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the sensor of that name measured last; null if it was not read yet, or there is none. */
    synchronized SensorReadings.Reading last(String sensor) {
        return watches.values().stream()
                .filter(watch -> watch.name().equals(sensor))
                .map(Watch::last)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized void close() {
        watchdog.shutdownNow();
        watches.values().forEach(Watch::close);
        watches.clear();
        lanes.values().forEach(Lane::close);
        lanes.clear();
    }

    /** When a turn is over: the next one, on the period's grid; turns that were missed meanwhile are left out. */
    private synchronized void next(Watch watch, long due) {
        if (watches.get(watch.sensor()) == watch) {
            long now = System.nanoTime();
            long periods = Math.max(1, (now - due + periodNanos - 1) / periodNanos);
            place(watch, due + periods * periodNanos);
        }
    }

    /** Gives a sensor its next turn on the lane of its line. */
    private void place(Watch watch, long due) {
        String before = watch.line();
        watch.enter();
        if (!watch.line().equals(before)) {
            leave(watch, before);
        }
        lanes.computeIfAbsent(watch.line(), Lane::new).turn(watch, due, () -> next(watch, due));
    }

    private void leave(Watch watch, String line) {
        var lane = lanes.get(line);
        if (lane != null && lane.leave(watch)) {
            lanes.remove(line).close();
        }
    }

    private synchronized void check() {
        lanes.values().forEach(lane -> lane.check(STUCK_AFTER_NANOS));
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
