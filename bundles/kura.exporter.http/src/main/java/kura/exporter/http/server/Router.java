// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a request: by its path, exactly, and its method. May be changed while requests come. */
public final class Router {

    private static final Logger log = LoggerFactory.getLogger(Router.class);

    private final Map<String, Map<String, Resource>> routes = new ConcurrentHashMap<>(); // by path and method

    private final FailureLog failures = new FailureLog();
    private volatile Metrics metrics;
    private volatile Gate guard;
    private volatile Gate gate;

    /** Looks at requests before they are answered. */
    @FunctionalInterface
    public interface Gate {

        /**
         * Lets a request pass, now or later, or answers it.
         *
         * @param on to be run on the server's thread if it may pass
         */
        void pass(Exchange exchange, Runnable on);
    }

    /** What is at this path whatever others want. */
    private record Metrics(String path, Resource resource) {}

    /** With metrics there. */
    public Router(String path, Resource resource) {
        metrics = new Metrics(path, resource);
    }

    /** Has metrics be there from now on, and nowhere else. Whoever answers there has to wait until they are elsewhere. */
    public void metrics(String path, Resource resource) {
        metrics = new Metrics(path, resource);
        if (routes.getOrDefault(path, Map.of()).containsKey("GET")) {
            tellHidden(path);
        }
    }

    /** Has a resource answer from now on; returns whether nobody else did already. */
    public boolean add(String method, String path, Resource resource) {
        if (path.equals(metrics.path) && method.equals("GET")) {
            tellHidden(path);
        }
        return routes.computeIfAbsent(path, any -> new ConcurrentHashMap<>()).putIfAbsent(method, resource) == null;
    }

    /** Has a resource answer no more. */
    public void remove(String method, String path, Resource resource) {
        routes.computeIfPresent(path, (any, methods) -> {
            methods.remove(method, resource);
            return methods.isEmpty() ? null : methods;
        });
    }

    /** Has all requests looked at before any other gate sees them; null for none. */
    public void guard(Gate guard) {
        this.guard = guard;
    }

    /** Has all requests looked at before they are answered; null for none. */
    public void gate(Gate gate) {
        this.gate = gate;
    }

    /** Who tells of what fails. */
    FailureLog failures() {
        return failures;
    }

    void route(Exchange exchange) {
        through(guard, exchange, () -> through(gate, exchange, () -> find(exchange)));
    }

    private static void through(Gate gate, Exchange exchange, Runnable on) {
        if (gate == null) {
            on.run();
        } else {
            gate.pass(exchange, on);
        }
    }

    private static void tellHidden(String path) {
        log.warn("a route of another bundle waits: metrics are at {}", path);
    }

    /** Who answers there, by method; null for nobody. */
    private Map<String, Resource> at(String path) {
        Metrics now = metrics;
        Map<String, Resource> others = routes.get(path);
        if (!path.equals(now.path)) {
            return others;
        }
        Map<String, Resource> all = new HashMap<>(others == null ? Map.of() : others);
        all.put("GET", now.resource);
        return all;
    }

    private void find(Exchange exchange) {
        Map<String, Resource> methods = at(exchange.path());
        if (methods == null) {
            exchange.answer(
                    exchange.path().equals("*") && exchange.method().equals("OPTIONS")
                            ? Answers.of(HttpResponseStatus.NO_CONTENT, "text/plain", Unpooled.EMPTY_BUFFER)
                            : Answers.text(
                                    HttpResponseStatus.NOT_FOUND,
                                    "There is nothing here; metrics are at " + metrics.path));
            return;
        }
        exchange.route(exchange.path());
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        Resource resource = methods.get(method);
        if (resource == null) {
            exchange.answer(refusal(exchange.method(), methods));
            return;
        }
        try {
            resource.answer(exchange);
        } catch (Throwable e) { // an Error is of a bundle that was stopped meanwhile, or of its code
            exchange.fail(e);
        }
    }

    private static FullHttpResponse refusal(String method, Map<String, Resource> methods) {
        var allowed = new TreeSet<>(methods.keySet());
        allowed.add("OPTIONS");
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String words = String.join(", ", allowed);
        var answer = method.equals("OPTIONS")
                ? Answers.of(HttpResponseStatus.NO_CONTENT, "text/plain", Unpooled.EMPTY_BUFFER)
                : Answers.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "Allowed here: " + words);
        answer.headers().set(HttpHeaderNames.ALLOW, words);
        return answer;
    }
}
