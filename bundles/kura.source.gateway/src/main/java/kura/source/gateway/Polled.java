// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A group that takes its time, asked again and again on a thread of its own. What it said last counts for a minute. */
final class Polled implements Group, AutoCloseable {

    private static final long PERIOD_MILLIS = 10_000;
    private static final long DEADLINE_MILLIS = 60_000;

    private final Group group;
    private final long deadlineNanos;
    private final ScheduledExecutorService thread;
    private volatile Answer answer = new Answer(new Findings(), "", System.nanoTime());

    private record Answer(Findings found, String failure, long nanos) {}

    Polled(String name, Group group) {
        this(name, group, PERIOD_MILLIS, DEADLINE_MILLIS);
    }

    Polled(String name, Group group, long periodMillis, long deadlineMillis) {
        this.group = group;
        deadlineNanos = TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var made = new Thread(task, GatewayComponent.PID + " " + name);
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::ask, 0, periodMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void look(Findings found) throws IOException {
        Answer last = answer;
        if (System.nanoTime() - last.nanos > deadlineNanos) {
            throw new IOException("no answer for " + TimeUnit.NANOSECONDS.toSeconds(deadlineNanos) + " s");
        }
        found.addAll(last.found);
        if (!last.failure.isEmpty()) {
            throw new IOException(last.failure);
        }
    }

    /** Does not wait for somebody who does not answer. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void ask() {
        var found = new Findings();
        String failure = "";
        try {
            group.look(found);
        } catch (IOException e) {
            failure = e.getMessage();
        } catch (Throwable e) { // of foreign code anything: else it would never be asked again
            failure = e.toString();
        }
        answer = new Answer(found, failure, System.nanoTime());
    }
}
