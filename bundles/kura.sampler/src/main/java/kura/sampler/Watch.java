// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import kura.metrics.MetricRegistry;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sensor under the sampler's eyes: asks it, publishes what it says, and says when it is lost or found again. */
final class Watch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sampler.class);

    private final Sensor sensor;
    private final String owner;
    private final MetricRegistry registry;
    private volatile String line = "";
    private volatile boolean measuring;
    private Readings readings; // null: not published, because of its name
    private String trouble; // what the log said last, null while all is well
    private boolean silent = true; // nothing was ever read
    private boolean stuck;
    private boolean closed;
    private long startedAt;

    /** @param owner who brought the sensor */
    Watch(Sensor sensor, String owner, MetricRegistry registry) {
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
    String enter() {
        try {
            line = sensor.line();
        } catch (RuntimeException | LinkageError e) { // the same will be said of the reading
            line = "unknown";
        }
        return line;
    }

    /** Whether a measurement was started and not fetched yet: a chip must not be told to start another one then. */
    boolean measuring() {
        return measuring;
    }

    /** Starts a measurement. Returns after how many milliseconds to fetch it; -1 if there is none. */
    int start() {
        startedAt = System.nanoTime();
        try {
            if (!published()) {
                return -1;
            }
            readings.begun();
            measuring = true;
            return Math.min(Math.max(sensor.start(), 0), 10_000);
        } catch (IOException | RuntimeException | LinkageError e) {
            measuring = false;
            lost(e);
            return -1;
        }
    }

    /** Fetches the measurement. */
    void read() {
        try {
            found(sensor.read());
        } catch (IOException | RuntimeException | LinkageError e) {
            lost(e);
        } finally {
            measuring = false;
        }
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
        if (readings != null) {
            readings.close();
        }
    }

    private synchronized void found(List<Measurement> values) {
        if (closed) {
            return;
        }
        readings.publish(values, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt) / 1000.0);
        if (silent || trouble != null) {
            log.info("sensor {} on {} {}", readings.name(), line, silent ? "found" : "found again");
        }
        silent = false;
        stuck = false;
        trouble = null;
    }

    private synchronized void lost(Throwable cause) {
        if (closed || readings == null) {
            return;
        }
        Cause reason = reason(cause);
        readings.withdraw(reason);
        stuck = false;
        String now = reason.label() + ": " + cause.getMessage();
        if (!now.equals(trouble)) {
            trouble = now;
            log.warn("sensor {} on {} gives no values, {}", readings.name(), line, now, bug(reason, cause));
        }
    }

    /** A stack trace helps with a bug and with nothing else. */
    private static Throwable bug(Cause reason, Throwable cause) {
        return reason == Cause.INTERNAL ? cause : null;
    }

    private static Cause reason(Throwable cause) {
        if (cause instanceof SensorException known) {
            return known.reason();
        }
        return cause instanceof IOException ? Cause.IO : Cause.INTERNAL;
    }

    /** Whether the sensor has its series under its present name: two sensors cannot share one. */
    private synchronized boolean published() {
        if (closed) {
            return false;
        }
        String name = sensor.name();
        if (readings != null && readings.name().equals(name)) {
            return true;
        }
        if (readings != null) {
            readings.close();
            readings = null;
        }
        var handle = registry.handle(owner);
        try {
            readings = new Readings(name, handle);
            return true;
        } catch (IllegalStateException e) {
            handle.close();
            if (!Objects.equals(trouble, e.getMessage())) {
                trouble = e.getMessage();
                log.warn("sensor {} on {} is not read until one of the two gets another name: {}", name, line, trouble);
            }
            return false;
        }
    }
}
