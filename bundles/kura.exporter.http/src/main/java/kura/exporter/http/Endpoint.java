// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.net.InetSocketAddress;
import kura.exporter.http.server.HttpServer;
import kura.exporter.http.server.Limits;
import kura.exporter.http.server.Listener;
import kura.exporter.http.server.Router;
import kura.exporter.http.status.Status;
import kura.metrics.MetricRegistry;
import kura.secrets.Keystores;
import kura.view.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One place where metrics can be scraped: what it shows, and where. */
final class Endpoint implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Endpoint.class);

    private final EndpointMetrics metrics = new EndpointMetrics();
    private final Staff staff = new Staff(metrics);
    private final Workers workers =
            staff.workers("a page of metrics", () -> Pages.structure(this.pages), () -> Pages.forget(this.pages));
    private final MetricsResource resource = new MetricsResource(() -> this.pages, workers, metrics);
    private final Router router = new Router(MetricsPath.DEFAULT, resource);
    private final Protection protection;
    private final Routes routes = new Routes(router, staff);
    private final Filters filters = new Filters(router, staff);
    private final EndpointState state = new EndpointState();
    private final StatusPage status;
    private View view;
    private String path;
    private MetricRegistry registry;
    private volatile Pages pages;
    private HttpServer server;
    private Listener listener;

    /** An endpoint that listens nowhere yet. */
    Endpoint(Keystores keystores) {
        protection = new Protection(router, metrics, state, keystores);
        status = new StatusPage(() -> pages, workers, state);
        status.addTo(router);
        new Health(() -> pages).addTo(router);
    }

    /** Is called so in metrics and the log. */
    synchronized void name(String name) {
        metrics.name(name);
        state.name(name);
    }

    /** Shows these metrics, under these names, there. */
    synchronized void show(View wanted, String there) {
        if (!wanted.equals(view)) {
            view = wanted;
            log.info("{}: {}", state.name(), wanted.words());
            refresh();
        }
        if (!there.equals(path)) {
            path = there;
            state.path(there);
            router.metrics(there, resource);
        }
    }

    /** Shows the metrics of a registry. */
    synchronized void show(MetricRegistry wanted) {
        registry = wanted;
        metrics.show(wanted);
        state.showIn(wanted);
        refresh();
    }

    /** Shows the metrics of a registry no more. */
    synchronized void hide(MetricRegistry gone) {
        if (registry == gone) {
            registry = null;
            metrics.show(null);
            state.showIn(null);
            refresh();
        }
    }

    /** Lets in whom it should, from now on. */
    synchronized void protect(Security wanted) {
        protection.protect(wanted);
    }

    /** Kura's keystores changed. */
    void lookForKeys() {
        protection.look();
    }

    /** What it says of itself to people. */
    EndpointState state() {
        return state;
    }

    /** What other bundles answer here. */
    Routes routes() {
        return routes;
    }

    /** What other bundles look at before it is answered here. */
    Filters filters() {
        return filters;
    }

    /** Listens there from now on, and nowhere else; null for nowhere at all. */
    synchronized void listen(InetSocketAddress where) {
        if (where == null) {
            unlisten();
            return;
        }
        if (server == null) {
            server = new HttpServer(Limits.DEFAULT, router, metrics);
            listener = new Listener(server, state);
            protection.of(server, listener);
            server.repeat(status::sample, Status.SAMPLE_SECONDS);
        }
        Listener there = listener;
        String shown = path;
        protection.whenReady(() -> there.listen(where, shown));
    }

    /** Whether it listens, or tries to. */
    synchronized boolean isStarted() {
        return server != null;
    }

    private void unlisten() {
        if (server != null) {
            protection.of(null, null);
            server.close();
            server = null;
        }
    }

    @Override
    public synchronized void close() {
        protection.close();
        staff.close();
        unlisten();
        staff.awaitEnd();
        metrics.show(null);
        state.showIn(null);
    }

    private void refresh() {
        pages = registry == null || view == null ? null : new Pages(registry, view);
    }
}
