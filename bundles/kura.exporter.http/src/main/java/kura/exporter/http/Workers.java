// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.handler.codec.http.FullHttpResponse;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;
import kura.exporter.http.server.Observer;
import kura.exporter.http.server.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what may take its time, code of other bundles above all, aside from the server's thread; of each origin on threads of
 * their own, so that it holds up nothing else. Who asks is answered before Prometheus gives up, whatever that code does. What goes on after
 * an interrupt has its thread for itself; there is another one instead.
 */
final class Workers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final int THREADS = 2;
    private static final int WAITING = 36;
    private static final int GRACE_MILLIS = 1000; // from an interrupt until it is given up

    private final String origin;
    private final Observer observer;
    private final Losses losses;
    private final Runnable afterLoss;
    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads;
    private volatile boolean closing;

    /** What may fail in any way. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** See {@link Staff}. */
    Workers(String origin, Observer observer, Losses losses, Runnable afterLoss) {
        this.origin = origin;
        this.observer = observer;
        this.losses = losses;
        this.afterLoss = afterLoss;
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Answers with what comes out of a task. */
    void answer(Exchange exchange, Callable<FullHttpResponse> task) {
        run(exchange, () -> exchange.answer(task.call()));
    }

    /** Runs a task, which sees to it that there is an answer. Called on the server's thread. */
    void run(Exchange exchange, Task task) {
        var job = new Job(task, exchange::fail, this);
        if (!begin(job)) {
            refuse(exchange);
            return;
        }
        Future<?> late = exchange.after(Patience.millis(exchange), () -> late(exchange, job));
        job.atEnd(() -> late.cancel(false));
        exchange.atEnd(() -> withdraw(job));
    }

    private void refuse(Exchange exchange) {
        if (threads.isShutdown()) { // since the request found its way here
            exchange.answer(Answers.later("What answers here goes or is replaced."));
        } else {
            observer.rejected(Rejection.SATURATED);
            exchange.answer(Answers.later("Too many requests at a time, or the last ones did not end."));
        }
    }

    /** Runs something for which nobody waits; null if it cannot. */
    Job run(Task task) {
        var job = new Job(task, cause -> log.error("{} failed", origin, cause), this);
        return begin(job) ? job : null;
    }

    private boolean begin(Job job) {
        if (losses.pause()) {
            return false;
        }
        try {
            threads.execute(job);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void late(Exchange exchange, Job job) {
        if (!exchange.isOver()) {
            observer.rejected(Rejection.TIMEOUT);
            exchange.answer(
                    Answers.later("The answer was not ready in time; the gateway is busy, or a callback hangs."));
        }
        if (!job.press()) {
            exchange.after(GRACE_MILLIS, job::press);
        }
    }

    private void withdraw(Job job) {
        if (job.withdraw()) {
            threads.remove(job);
        }
    }

    /** A thread does not come back when it should. */
    void gaveUp(Thread thread) {
        int lost = losses.lose();
        threads.setMaximumPoolSize(THREADS + lost); // first: it is never less than the other
        threads.setCorePoolSize(THREADS + lost);
        observer.rejected(Rejection.STUCK);
        var place = new IllegalStateException("it is here");
        place.setStackTrace(thread.getStackTrace());
        log.error("{} does not end and cannot be interrupted; another thread takes over", origin, place);
        afterLoss.run();
    }

    /** It came back all the same. */
    void cameBack() {
        losses.recover(); // its room is not needed again: threads that idle end
        log.info("{} ended after all", origin);
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "kura-exporter-http-worker-" + started.incrementAndGet() + " of " + origin);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins nothing more; what began, or waits, goes on. */
    void retire() {
        threads.shutdown();
    }

    /** Whether nothing is left of them. */
    boolean haveEnded() {
        return threads.isTerminated();
    }

    /** Interrupts what runs and begins nothing more. */
    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
    }

    /** After closing: waits for what runs until some time, {@link System#nanoTime}; the log tells if it goes on. */
    void awaitEnd(long until) {
        try {
            if (!threads.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                log.warn("the endpoint has stopped, and {} goes on", origin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it ends with the endpoint: what fails then is no failure. */
    boolean isClosing() {
        return closing;
    }
}
