// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.function.Supplier;
import kura.exporter.http.server.Exchange;
import kura.exporter.http.server.Resource;
import kura.exporter.http.server.Router;
import kura.exporter.http.status.Report;
import kura.exporter.http.status.Status;
import kura.metrics.MetricSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page for people, at the root: HTML that can be read as it is, and a script that keeps it up to date. */
final class StatusPage {

    private static final Logger log = LoggerFactory.getLogger(StatusPage.class);
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Supplier<Pages> pages;
    private final Workers workers;
    private final EndpointState state;
    private final Status status = new Status();
    private Job sampling; // on the server's thread
    private final String page = file("status.html");

    /** @param pages of the metrics in force; null while there is no registry */
    StatusPage(Supplier<Pages> pages, Workers workers, EndpointState state) {
        this.pages = pages;
        this.workers = workers;
        this.state = state;
    }

    void addTo(Router router) {
        router.add("GET", "/", made("text/html", () -> html()));
        router.add("GET", "/status.json", made("application/json", () -> report().json()));
        router.add("GET", "/status.css", fixed("text/css", file("status.css")));
        router.add("GET", "/status.js", fixed("text/javascript", file("status.js")));
    }

    /** Remembers the values of now, unless the last time has not ended yet. Called on the server's thread. */
    void sample() {
        try {
            sample(pages.get());
        } catch (Throwable e) { // whatever it is this time: there is no next time if it gets out
            log.error("the status page cannot look at the sensors", e);
        }
    }

    private void sample(Pages now) {
        if (now == null) {
            return;
        }
        if (!now.asksOthers()) {
            status.sample(now.forPeople());
        } else if (sampling == null || sampling.press()) {
            sampling = workers.run(() -> status.sample(now.forPeople()));
        }
    }

    private String html() {
        return page.replace("{path}", state.path()).replace("<!--report-->", report().html());
    }

    private Report report() {
        Pages now = pages.get();
        var troubles = new ArrayList<>(state.troubles());
        if (now == null) {
            troubles.add("The metrics registry is not running.");
        } else if (now.isEmpty()) {
            troubles.add("No metric fits the setting metrics: the page of metrics is empty.");
        }
        return status.report(now == null ? MetricSource.of() : now.forPeople(), state.name(), state.url(), troubles);
    }

    /** Is put together when somebody asks: that may ask others. */
    private Resource made(String type, Supplier<String> text) {
        return exchange -> workers.answer(exchange, () -> answer(exchange, type, text.get()));
    }

    private static Resource fixed(String type, String text) {
        return exchange -> exchange.answer(answer(exchange, type, text));
    }

    private static FullHttpResponse answer(Exchange exchange, String type, String text) {
        var answer = Gzip.answer(exchange, type + "; charset=utf-8", Unpooled.wrappedBuffer(text.getBytes(UTF_8)));
        var headers = answer.headers();
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
        return answer;
    }

    private static String file(String name) {
        try (var in = StatusPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
