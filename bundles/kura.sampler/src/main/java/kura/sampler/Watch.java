// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import kura.sensor.SensorReadings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sensor under the sampler's eyes: asks it, publishes what it says, and says when it is lost or found again. Whatever a
 * sensor throws, an error of its code among it, is a failed reading: nothing else would take its last values away.
 */
final class Watch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sampler.class);
    private static final int MOST_STEPS = 100; // of a reading: no chip has so many inputs

    /** What takes a measurement further. */
    private interface Step {
        int millis() throws IOException;
    }

    private final Sensor sensor;
    private final String owner;
    private final MetricRegistry registry;
    private final GaugeDataPoint notShown;
    private volatile String line = "";
    private volatile boolean measuring;
    private Readings readings; // null: not shown
    private SensorReadings.Reading last; // null: not read yet
    private String remark = "";
    private String trouble; // what the log said last, null while all is well
    private boolean silent = true; // nothing was ever read
    private boolean stuck;
    private String nameless = ""; // why it cannot have its name
    private boolean closed;
    private long startedAt;
    private int steps;

    /**
     * @param owner who brought the sensor
     * @param notShown counts the sensors that cannot have their name
     */
    Watch(Sensor sensor, String owner, MetricRegistry registry, GaugeDataPoint notShown) {
        this.notShown = notShown;
        this.sensor = sensor;
        this.owner = owner;
        this.registry = registry;
    }

    Sensor sensor() {
        return sensor;
    }

    /** The line on which the sensor was when {@link #enter} was last called. */
    String line() {
        return line;
    }

    /** Looks up on which line the sensor is now. */
    void enter() {
        line = place();
    }

    private String place() {
        try {
            return Objects.toString(sensor.line(), "unknown");
        } catch (RuntimeException | Error e) { // the same will be said of the reading
            return "unknown";
        }
    }

    /** Whether a measurement was started and not fetched yet: a chip must not be told to start another one then. */
    boolean measuring() {
        return measuring;
    }

    /** Starts a measurement. Returns after how many milliseconds to go on with it; -1 if there is none. */
    int start() {
        startedAt = System.nanoTime();
        steps = 0;
        return shown() ? step(sensor::start) : -1;
    }

    /** Goes on with the measurement. Returns after how many milliseconds to do so again, 0 to fetch it; -1 if there is none. */
    int proceed() {
        return step(() -> {
            if (++steps > MOST_STEPS) {
                throw new SensorException(Cause.NOT_READY, "has not measured after " + MOST_STEPS + " steps");
            }
            return sensor.proceed();
        });
    }

    private int step(Step step) {
        try {
            measuring = true;
            synchronized (sensor) { // a reading of before a restart may still hang in it
                return Math.min(Math.max(step.millis(), 0), 10_000);
            }
        } catch (IOException | RuntimeException | Error e) {
            measuring = false;
            lost(e);
            return -1;
        }
    }

    /** Fetches the measurement. */
    void read() {
        try {
            synchronized (sensor) {
                found(sensor.read());
            }
        } catch (IOException | RuntimeException | Error e) {
            lost(e);
        } finally {
            measuring = false;
        }
    }

    /** The name under which it is shown; empty if it is not. */
    synchronized String name() {
        return readings == null || closed ? "" : readings.name();
    }

    /** What it measured last; null if it was not read yet. */
    synchronized SensorReadings.Reading last() {
        return last;
    }

    /** Says that the sensor's line does not come back. */
    synchronized void stuck() {
        if (!stuck) {
            lost(new SensorException(Cause.STUCK, "a reading on this line began long ago and has not ended"));
            stuck = true;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        nameless("");
        if (readings != null) {
            readings.close();
        }
    }

    private synchronized void found(List<Measurement> values) {
        if (closed) {
            return;
        }
        last = new SensorReadings.Reading(System.currentTimeMillis(), values, "");
        readings.publish(values, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt) / 1000.0);
        if (silent || trouble != null) {
            log.info("sensor {} on {} {}", readings.name(), place(), silent ? "found" : "found again");
        }
        silent = false;
        stuck = false;
        trouble = null;
        remark("");
    }

    private synchronized void lost(Throwable cause) {
        if (closed || readings == null) {
            return;
        }
        Cause reason = reason(cause);
        List<Measurement> good = cause instanceof SensorException known ? known.measured() : List.of();
        last = new SensorReadings.Reading(System.currentTimeMillis(), good, reason.label() + ": " + cause.getMessage());
        readings.withdraw(reason, good);
        stuck = false;
        remark(String.valueOf(cause.getMessage()));
        if (!reason.label().equals(trouble)) {
            trouble = reason.label();
            Throwable bug = reason == Cause.INTERNAL ? cause : null; // a stack trace helps with nothing else
            log.warn(
                    "sensor {} on {} gives {} values, {}: {}",
                    readings.name(),
                    place(),
                    good.isEmpty() ? "no" : "not all",
                    trouble,
                    cause.getMessage(),
                    bug);
        }
    }

    /** Says on status pages what is wrong, and what the sensor itself has to say. */
    private void remark(String failure) {
        String now =
                Stream.of(failure, said()).filter(words -> !words.isEmpty()).collect(Collectors.joining(". "));
        if (!now.equals(remark)) {
            remark = now;
            readings.remark(now);
        }
    }

    private String said() {
        try {
            return Objects.toString(sensor.remark(), "");
        } catch (RuntimeException | Error e) { // words are not worth a reading, nor the turns of others
            return "it cannot say how it is: " + e;
        }
    }

    private static Cause reason(Throwable cause) {
        if (cause instanceof SensorException known) {
            return known.reason();
        }
        return cause instanceof IOException ? Cause.IO : Cause.INTERNAL;
    }

    /** Shows it under its present name, if it can have that one: two sensors cannot share a name. */
    private synchronized boolean shown() {
        if (closed) {
            return false;
        }
        try {
            String name = Objects.requireNonNull(sensor.name(), "the name is null");
            if (readings == null || !readings.name().equals(name)) {
                show(name);
            }
            readings.begun();
            nameless("");
            return true;
        } catch (IllegalStateException e) {
            nameless("not read: another sensor is named " + sensor.name() + " already; give one of them another name");
            return false;
        } catch (RuntimeException | Error e) {
            nameless("not read: " + e.getMessage());
            return false;
        }
    }

    /** @param now why it cannot have its name; empty if it can */
    private void nameless(String now) {
        if (!now.equals(nameless)) {
            notShown.inc((now.isEmpty() ? 0 : 1) - (nameless.isEmpty() ? 0 : 1));
            nameless = now;
            registry.remark(owner, now);
            if (!now.isEmpty()) {
                log.warn("the sensor of {} is {}", owner, now);
            }
        }
    }

    private void show(String name) {
        last = null;
        if (readings != null) {
            readings.close();
            readings = null;
            remark = "";
        }
        var handle = registry.handle(owner);
        try {
            readings = new Readings(name, handle);
        } catch (RuntimeException | Error e) {
            handle.close();
            throw e;
        }
    }
}
