// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import kura.exporter.http.server.Observer;

/** All {@link Workers} of one endpoint: each origin of code has its own, and all end with the endpoint. */
final class Staff implements AutoCloseable {

    private static final long END_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Observer observer;
    private final Set<Workers> all = ConcurrentHashMap.newKeySet();

    Staff(Observer observer) {
        this.observer = observer;
    }

    /** For code that is what it is until its bundle goes. */
    Workers workers(String origin) {
        return workers(origin, () -> 0, () -> {});
    }

    /**
     * For code of some origin.
     *
     * @param origin as the log says it
     * @param things a number that changes when what did not end may be gone
     * @param afterLoss is run when something was given up
     */
    Workers workers(String origin, LongSupplier things, Runnable afterLoss) {
        var workers = new Workers(origin, observer, new Losses(things), afterLoss);
        all.add(workers);
        return workers;
    }

    /** These begin nothing more; what they began goes on, and ends with the endpoint if not before. */
    void retire(Workers workers) {
        workers.retire();
        all.removeIf(Workers::haveEnded);
    }

    /** Interrupts all of them. */
    @Override
    public void close() {
        all.forEach(Workers::close);
    }

    /** After closing: waits a little until all have ended; the log tells of those that go on. */
    void awaitEnd() {
        long until = System.nanoTime() + END_NANOS;
        all.forEach(each -> each.awaitEnd(until));
    }
}
