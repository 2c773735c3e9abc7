// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.handler.codec.http.FullHttpResponse;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;
import kura.exporter.http.server.Observer;
import kura.exporter.http.server.Rejection;

/**
 * Runs what may take its time, code of other bundles above all, aside from the server's thread. Who asks is answered before
 * Prometheus gives up, whatever that code does.
 */
final class Workers implements AutoCloseable {

    private static final String TIMEOUT_HEADER = "X-Prometheus-Scrape-Timeout-Seconds";
    private static final double DEFAULT_TIMEOUT = 10;
    private static final int THREADS = 4;
    private static final int WAITING = 36;

    private final Observer observer;
    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), this::thread);

    /** What may fail in any way. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    Workers(Observer observer) {
        this.observer = observer;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Answers with what comes out of a task. */
    void answer(Exchange exchange, Callable<FullHttpResponse> task) {
        run(exchange, () -> exchange.answer(task.call()));
    }

    /** Runs a task, which sees to it that there is an answer. */
    void run(Exchange exchange, Task task) {
        try {
            threads.execute(() -> attempt(exchange, task));
        } catch (RejectedExecutionException e) {
            observer.rejected(Rejection.SATURATED);
            exchange.answer(Answers.later("Too many requests at a time."));
            return;
        }
        exchange.unlessAnswered(millis(exchange), () -> {
            observer.rejected(Rejection.TIMEOUT);
            exchange.answer(
                    Answers.later("The answer was not ready in time; the gateway is busy, or a callback hangs."));
        });
    }

    /** Runs something for which nobody waits and that does not fail; returns whether it can. */
    boolean run(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static void attempt(Exchange exchange, Task task) {
        try {
            task.run();
        } catch (Exception | LinkageError e) {
            exchange.fail(e);
        }
    }

    /** A little less than who asks is going to wait. */
    private static long millis(Exchange exchange) {
        double seconds = DEFAULT_TIMEOUT;
        for (String header : exchange.headers(TIMEOUT_HEADER)) {
            try {
                seconds = Math.min(60, Math.max(0.1, Double.parseDouble(header)));
            } catch (NumberFormatException e) {
                // then the default stays
            }
        }
        return (long) (seconds * 900);
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "kura-exporter-http-worker-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
