// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetSocketAddress;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.HttpServer;
import kura.exporter.http.server.Limits;
import kura.exporter.http.server.Listener;
import kura.exporter.http.server.Router;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One place where metrics can be scraped: what it shows, and where. */
final class Endpoint implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Endpoint.class);

    private final EndpointMetrics metrics;
    private final Workers workers;
    private final Router router = new Router();
    private Naming naming;
    private MetricRegistry registry;
    private volatile Pages pages;
    private HttpServer server;
    private Listener listener;

    /**
     * An endpoint that listens nowhere yet.
     *
     * @param name as metrics and the log shall call it
     */
    Endpoint(String name) {
        metrics = new EndpointMetrics(name);
        workers = new Workers(metrics);
        router.add("GET", "/metrics", new MetricsResource(() -> pages, workers, metrics));
        router.add("GET", "/-/healthy", exchange -> exchange.answer(Answers.text(HttpResponseStatus.OK, "healthy")));
        router.add(
                "GET",
                "/-/ready",
                exchange -> exchange.answer(
                        pages == null
                                ? Answers.later("The metrics registry is not running.")
                                : Answers.text(HttpResponseStatus.OK, "ready")));
    }

    /** Shows metrics under these names. */
    synchronized void show(Naming wanted) {
        if (!wanted.equals(naming)) {
            naming = wanted;
            log.info("metrics have the namespace '{}' and {} names", wanted.namespace(), wanted.style());
            refresh();
        }
    }

    /** Shows the metrics of a registry. */
    synchronized void show(MetricRegistry wanted) {
        registry = wanted;
        metrics.show(wanted);
        refresh();
    }

    /** Shows the metrics of a registry no more. */
    synchronized void hide(MetricRegistry gone) {
        if (registry == gone) {
            registry = null;
            metrics.hide();
            refresh();
        }
    }

    /** Listens there from now on, and nowhere else. */
    synchronized void listen(InetSocketAddress where) {
        if (server == null) {
            server = new HttpServer(Limits.DEFAULT, router, metrics);
            listener = new Listener(server);
        }
        listener.listen(where);
    }

    /** Whether it listens, or tries to. */
    synchronized boolean isStarted() {
        return server != null;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
        workers.close();
        metrics.hide();
    }

    private void refresh() {
        pages = registry == null || naming == null ? null : new Pages(registry, naming);
    }
}
