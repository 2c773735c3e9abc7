// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.Sensor;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** Simulated buses, and a clock of theirs that a test moves on: where a sensor asks for time, nobody waits. */
public final class Bench {

    private final AtomicLong skipped = new AtomicLong(); // nanoseconds
    private final LongSupplier clock = () -> System.nanoTime() + skipped.get();
    private final SimulatedBuses buses = new SimulatedBuses(clock);

    /** A step of a reading, which may fail. */
    @FunctionalInterface
    public interface Step {

        /** Takes it. */
        void take() throws Exception;
    }

    /** What the chips go by: {@link System#nanoTime()} and what was skipped. */
    public LongSupplier clock() {
        return clock;
    }

    /** Lets time pass, in milliseconds. */
    public void skip(long millis) {
        skipped.addAndGet(millis * 1_000_000);
    }

    /** With the chips that are there from the beginning. */
    public SimulatedBuses buses() {
        return buses;
    }

    /** A whole reading: skips the time that the sensor asks for, each time. */
    public List<Measurement> reading(Sensor sensor) throws IOException {
        return readAfter(sensor.start(), sensor);
    }

    /** The rest of a reading that was started and has so many milliseconds to wait. */
    public List<Measurement> readAfter(int millis, Sensor sensor) throws IOException {
        skip(millis);
        for (int more = sensor.proceed(); more > 0; more = sensor.proceed()) {
            skip(more);
        }
        return sensor.read();
    }

    /** What was measured of that quantity, in its base unit. */
    public static double value(Quantity quantity, List<Measurement> measured) {
        return measured.stream()
                .filter(each -> each.quantity() == quantity)
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** Fails unless the step does, for that cause. Returns what it failed with. */
    public static SensorException assertFails(Cause cause, Step step) {
        try {
            step.take();
        } catch (SensorException e) {
            if (e.reason() == cause) {
                return e;
            }
            throw new AssertionError("expected %s, but got %s: %s".formatted(cause, e.reason(), e.getMessage()), e);
        } catch (Exception e) {
            throw new AssertionError("expected %s, but got %s".formatted(cause, e), e);
        }
        throw new AssertionError("expected %s, but it did not fail".formatted(cause));
    }

    /** Likewise, with exactly that message. */
    public static SensorException assertFails(Cause cause, String message, Step step) {
        var failure = assertFails(cause, step);
        if (!message.equals(failure.getMessage())) {
            throw new AssertionError(
                    "expected \"%s\", but got \"%s\"".formatted(message, failure.getMessage()), failure);
        }
        return failure;
    }

    /**
     * Pulls the chip at that address out of an I²C bus before, between and within readings, and plugs it in again each time. Fails
     * unless the sensor says that nobody acknowledges.
     */
    public void assertLoses(Sensor sensor, String bus, int address) throws IOException {
        var wires = buses.bus(bus);
        var chip = wires.detach(address);
        assertFails(Cause.NOT_ACKED, sensor::start);

        wires.attach(address, chip);
        reading(sensor);
        wires.detach(address);
        assertFails(Cause.NOT_ACKED, () -> {
            sensor.start();
            sensor.read();
        });

        wires.attach(address, chip);
        sensor.start();
        wires.detach(address);
        assertFails(Cause.NOT_ACKED, sensor::read);
        assertFails(Cause.NOT_ACKED, sensor::start);

        wires.attach(address, chip);
    }
}
