// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Things that are done at once, each by a thread of its own, for some time. */
final class Chores {

    private final List<Chore> all = new ArrayList<>();
    private volatile boolean goOn = true;

    /** Goes on until told otherwise. */
    interface Chore {

        void run() throws Exception;
    }

    boolean goOn() {
        return goOn;
    }

    /** Whether to go on; every so many times after a pause, so that few processors do for all. */
    boolean goOn(long times, int between) throws InterruptedException {
        if (times % between == 0) {
            Thread.sleep(1);
        }
        return goOn;
    }

    void add(Chore chore) {
        all.add(() -> {
            try {
                chore.run();
            } finally {
                goOn = false; // whoever fails ends it all
            }
        });
    }

    /** Does all of them, and throws what one of them threw. */
    void run(long seconds) throws Exception {
        var threads = Executors.newCachedThreadPool();
        var futures = new ArrayList<Future<?>>();
        all.forEach(chore -> futures.add(threads.submit(() -> {
            chore.run();
            return null;
        })));
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds); goOn && System.nanoTime() < end; ) {
            Thread.sleep(20);
        }
        boolean ended = goOn;
        goOn = false;
        threads.shutdown();
        for (Future<?> each : futures) {
            try {
                each.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
        if (!ended) {
            throw new AssertionError("something came to its end before its time");
        }
    }
}
