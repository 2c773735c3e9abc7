// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Page;
import kura.remote.Answer;
import kura.remote.Client;
import kura.remote.DeliveryException;
import kura.remote.Tls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes again and again, on a thread of its own. */
final class Pusher {

    private static final Logger log = LoggerFactory.getLogger(Pusher.class);
    private static final double FIRST = 3; // seconds: sensors want to be read first
    private static final double SOONEST = 5;
    private static final double LONGEST_REST = 3600;

    private final Plan plan;
    private final PushMetrics metrics;
    private final PushGateway gateway;
    private final Page page;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ScheduledThreadPoolExecutor thread;
    private Future<?> next; // this and what follows are guarded by this
    private boolean stopped;

    /** @param source all metrics */
    Pusher(String name, Plan plan, Tls tls, MetricSource source, PushMetrics metrics) {
        this.plan = plan;
        this.metrics = metrics;
        var client = new Client("pushgateway-http " + name, plan.remote(), tls);
        gateway =
                new PushGateway(plan.remote(), client, plan.group(), plan.view().naming());
        page = new Page(plan.view().of(source), plan.view().naming());
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            var made = new Thread(task, "kura-pushgateway " + name);
            made.setDaemon(true);
            return made;
        });
        after(Math.min(plan.period(), FIRST));
    }

    private synchronized void after(double seconds) {
        if (!stopped) {
            next = thread.schedule(this::run, (long) (seconds * 1000), TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        double rest = plan.period();
        long began = System.nanoTime();
        try {
            rest = push();
        } catch (DeliveryException e) {
            metrics.failed(where(), e.kind().label(), e.getMessage());
            rest = rest(0);
        } catch (InterruptedException e) {
            return; // it stops
        } catch (IOException | RuntimeException | Error e) { // an Error is most often of a bundle that was stopped
            metrics.failed(where(), "internal", "a bug: " + e);
            log.debug("push", e);
        }
        double took = (System.nanoTime() - began) / 1e9;
        metrics.pushed(out.size(), took);
        after(Math.max(0, rest - took));
    }

    /** Returns how many seconds from its beginning to that of the next one. */
    private double push() throws IOException, InterruptedException {
        out.reset();
        page.write(out);
        Answer answer = gateway.send(plan.method().verb(), out.toByteArray());
        if (answer.isSuccess()) {
            metrics.succeeded(where());
            return plan.period();
        }
        metrics.failed(where(), "http_" + answer.status(), answer.words());
        return rest(answer.retryAfter().map(Duration::toSeconds).orElse(0L));
    }

    /** After a failure it is tried again sooner than after a success, but ever later, and not before the server wants it. */
    private double rest(double wanted) {
        double sooner = Math.min(plan.period(), SOONEST * (1L << Math.min(20, metrics.failures() - 1)));
        return Math.max(sooner, Math.min(wanted, LONGEST_REST));
    }

    private String where() {
        return plan.remote().toString();
    }

    /**
     * Pushes no more. What was pushed is deleted, if that is wanted and nobody takes its place.
     *
     * @param other that takes its place; null for nobody
     */
    synchronized void stop(Plan other) {
        stopped = true;
        next.cancel(false);
        if (plan.end() == Plan.End.KEEP || plan.isOverwrittenBy(other)) {
            thread.shutdownNow();
            gateway.close();
        } else {
            thread.execute(this::delete);
            thread.shutdown();
        }
    }

    /** Waits until it has stopped, and for some seconds at most. */
    void await(double seconds) {
        try {
            if (!thread.awaitTermination((long) (seconds * 1000), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
                gateway.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        try {
            Answer answer = gateway.send("DELETE", new byte[0]);
            log.info("metrics at {}: {}", where(), answer.isSuccess() ? "deleted" : answer.words());
        } catch (InterruptedException | IOException e) {
            log.warn("metrics at {} cannot be deleted: {}", where(), e.getMessage());
        } finally {
            gateway.close();
        }
    }
}
