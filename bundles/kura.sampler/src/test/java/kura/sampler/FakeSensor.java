// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.Sensor;

/** A sensor that does as it is told. */
final class FakeSensor implements Sensor {

    volatile String name;
    volatile String line = "i2c-1";
    volatile int conversionMillis;
    volatile int steps; // of a reading, beside the first
    volatile Throwable failure;
    volatile CountDownLatch hang;
    volatile RuntimeException speechless;
    final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();
    final AtomicInteger starts = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger proceeded = new AtomicInteger();
    private final Map<Quantity, Double> values = new TreeMap<>();

    FakeSensor(String name) {
        this.name = name;
        value(Quantity.TEMPERATURE, 21.5);
    }

    synchronized FakeSensor value(Quantity quantity, double value) {
        values.put(quantity, value);
        return this;
    }

    synchronized void without(Quantity quantity) {
        values.remove(quantity);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String remark() {
        if (speechless != null) {
            throw speechless;
        }
        return "";
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public int start() {
        starts.incrementAndGet();
        if (started.getAndSet(true)) {
            overlaps.incrementAndGet();
        }
        return conversionMillis;
    }

    @Override
    public int proceed() throws IOException {
        return proceeded.getAndIncrement() % (steps + 1) < steps ? conversionMillis : 0;
    }

    @Override
    public synchronized List<Measurement> read() throws IOException {
        reads.incrementAndGet();
        started.set(false);
        if (hang != null) {
            awaitUninterruptibly(hang);
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        if (failure instanceof Error bug) {
            throw bug;
        }
        return values.entrySet().stream()
                .map(each -> new Measurement(each.getKey(), each.getValue()))
                .toList();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // as deaf as a driver in the kernel
            }
        }
    }
}
