// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.exporter.http.login.Login;
import kura.exporter.http.server.Observer;
import kura.exporter.http.server.Rejection;
import kura.metrics.Counter;
import kura.metrics.CounterDataPoint;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import kura.metrics.SummaryDataPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an endpoint tells of itself. */
final class EndpointMetrics implements Observer, Login.Listener {

    private static final Logger log = LoggerFactory.getLogger(EndpointMetrics.class);
    private static final String LABEL = "endpoint";

    private String endpoint = ""; // until it is known
    private MetricRegistry registry;
    private final RareLog rarely = new RareLog(log);
    private volatile int open;
    private double expiry = Double.NaN;
    private volatile Shown shown;

    private record Shown(
            MetricRegistry handle,
            Counter requests,
            Counter rejections,
            CounterDataPoint failedLogins,
            GaugeDataPoint connections,
            GaugeDataPoint bytes,
            SummaryDataPoint duration) {}

    /** Is called so from now on. */
    synchronized void name(String name) {
        if (!name.equals(endpoint)) {
            endpoint = name;
            show(registry);
        }
    }

    /** Shows itself in a registry from now on, and no longer in another one; null for none. */
    synchronized void show(MetricRegistry wanted) {
        registry = wanted;
        if (shown != null) {
            shown.handle.close();
            shown = null;
        }
        if (registry != null && !endpoint.isEmpty()) {
            var handle = registry.handle("kura.exporter.http " + endpoint);
            try {
                shown = shown(handle);
            } catch (IllegalStateException e) { // another endpoint has this name
                handle.close();
                log.warn("{} tells nothing of itself: {}", endpoint, e.getMessage());
            }
        }
    }

    private Shown shown(MetricRegistry handle) {
        var now = new Shown(
                handle,
                handle.counter("exporter_http_requests", "Requests answered.", LABEL, "code", "route"),
                handle.counter("exporter_http_rejections", "Clients turned away, by reason.", LABEL, "reason"),
                handle.counter("exporter_http_login_failures", "Wrong passwords and tokens.", LABEL)
                        .labelValues(endpoint),
                handle.gauge("exporter_http_connections", "Connections that are open.", LABEL)
                        .labelValues(endpoint),
                handle.gauge("exporter_http_page_bytes", "Size of the last page, before compression.", LABEL)
                        .labelValues(endpoint),
                handle.summary(
                                "exporter_http_scrape_duration_seconds",
                                "How long it took to write and compress pages.",
                                LABEL)
                        .labelValues(endpoint));
        now.connections.set(open);
        showExpiry(now);
        return now;
    }

    /** The certificate in force is valid until then, in seconds since 1970; NaN for none. */
    synchronized void certificate(double until) {
        expiry = until;
        if (shown != null) {
            showExpiry(shown);
        }
    }

    private void showExpiry(Shown now) {
        var gauge = now.handle.gauge(
                "exporter_http_tls_certificate_expiry_timestamp_seconds",
                "When the first certificate of the chain is no longer valid.",
                LABEL);
        if (Double.isNaN(expiry)) {
            gauge.remove(endpoint);
        } else {
            gauge.labelValues(endpoint).set(expiry);
        }
    }

    /** A page was written. */
    void scraped(int bytes, double seconds) {
        Shown now = shown;
        if (now != null) {
            now.bytes.set(bytes);
            now.duration.observe(seconds);
        }
    }

    @Override
    public void answered(String route, String status) {
        Shown now = shown;
        if (now != null) {
            now.requests.labelValues(endpoint, status, route).inc();
        }
    }

    @Override
    public void loginFailed(String who) {
        Shown now = shown;
        if (now != null) {
            now.failedLogins.inc();
        }
        rarely.warn(endpoint, "a login failed", who);
    }

    @Override
    public void rejected(Rejection why, String who) {
        Shown now = shown;
        if (now != null) {
            now.rejections.labelValues(endpoint, why.label()).inc();
        }
        rarely.warn(endpoint, why.words(), who);
    }

    @Override
    public void connections(int open) {
        this.open = open;
        Shown now = shown;
        if (now != null) {
            now.connections.set(open);
        }
    }
}
