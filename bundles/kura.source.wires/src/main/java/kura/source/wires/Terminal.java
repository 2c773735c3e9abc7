// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kura.metrics.MetricRegistry;

/** Where wires end: has a {@link Sink} while there are settings and a registry, and sees to it that old values leave it. */
final class Terminal implements AutoCloseable {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        var made = new Thread(task, "kura-wires-clock");
        made.setDaemon(true);
        return made;
    });
    private String name;
    private String refusal = "";
    private Plan plan; // null until there are settings
    private MetricRegistry registry;
    private MetricRegistry handle; // what the sink has
    private volatile Sink sink;

    Terminal(String name) {
        this.name = name;
        clock.scheduleWithFixedDelay(this::expire, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Takes settings.
     *
     * @param wanted null to keep those in force
     * @param words why it keeps them
     */
    synchronized void set(String name, Plan wanted, String words) {
        this.name = name;
        refusal = words;
        if (wanted != null && !wanted.equals(plan)) {
            plan = wanted;
            restart();
        } else if (handle != null) {
            handle.remark(name, refusal);
        }
    }

    /** Whether there are settings in force. */
    synchronized boolean isSet() {
        return plan != null;
    }

    synchronized void show(MetricRegistry registry) {
        this.registry = registry;
        restart();
    }

    synchronized void hide(MetricRegistry registry) {
        if (this.registry == registry) { // else another one has come before this one goes
            this.registry = null;
            restart();
        }
    }

    /** Takes what an emitter sends, on its thread. */
    void receive(String emitter, List<Map<String, Object>> records) {
        Sink to = sink;
        if (to != null) {
            to.envelope(emitter);
            records.forEach(each -> to.record(emitter, each));
        }
    }

    /** Notes that what came cannot be understood. */
    void broken() {
        Sink to = sink;
        if (to != null) {
            to.broken();
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        registry = null;
        restart();
    }

    private void expire() {
        Sink of = sink;
        if (of != null) {
            of.expire();
        }
    }

    private void restart() {
        sink = null;
        if (handle != null) {
            handle.close();
            handle = null;
        }
        if (registry != null) {
            handle = registry.handle(name);
            handle.remark(name, refusal);
            sink = plan == null ? null : new Sink(name, plan, handle, System::nanoTime);
        }
    }
}
