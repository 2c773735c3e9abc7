// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kura.exporter.http.route.Request;
import kura.exporter.http.route.RequestFilter;
import kura.exporter.http.route.Response;
import kura.exporter.http.route.Route;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;
import kura.exporter.http.server.Resource;
import kura.exporter.http.server.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes and filters of other bundles at one endpoint. Their code runs on {@link Workers} only. */
final class OtherBundles {

    private static final Logger log = LoggerFactory.getLogger(OtherBundles.class);

    private static final List<AsciiString> OURS = List.of(
            HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.DATE,
            HttpHeaderNames.CONNECTION);

    private final Router router;
    private final Workers workers;
    private final List<Mounted> routes = new ArrayList<>(); // guarded by this
    private final List<RequestFilter> filters = new CopyOnWriteArrayList<>();

    private record Mounted(Route route, String method, String path, Resource resource) {}

    OtherBundles(Router router, Workers workers) {
        this.router = router;
        this.workers = workers;
    }

    synchronized void add(Route route, Map<String, ?> properties) {
        Object path = properties.get(Route.PATH);
        Object method = properties.get(Route.METHOD) == null ? "GET" : properties.get(Route.METHOD);
        if (!(path instanceof String) || !((String) path).startsWith("/") || !(method instanceof String)) {
            log.warn(
                    "a route with {} '{}' and {} '{}' is left out; allowed are a path that begins with / and a method",
                    Route.PATH,
                    path,
                    Route.METHOD,
                    method);
            return;
        }
        Resource resource = exchange -> workers.answer(exchange, () -> answer(route.answer(request(exchange))));
        if (router.add((String) method, (String) path, resource)) {
            routes.add(new Mounted(route, (String) method, (String) path, resource));
        } else {
            log.warn("a route is left out: {} {} is answered by somebody else already", method, path);
        }
    }

    synchronized void remove(Route route) {
        routes.removeIf(each -> {
            boolean gone = each.route == route;
            if (gone) {
                router.remove(each.method, each.path, each.resource);
            }
            return gone;
        });
    }

    /** Filters are asked in this order. */
    void filter(List<RequestFilter> ranked) {
        filters.clear();
        filters.addAll(ranked);
        router.gate(ranked.isEmpty() ? null : this::pass);
    }

    private void pass(Exchange exchange, Runnable on) {
        workers.run(exchange, () -> {
            Request request = request(exchange);
            for (RequestFilter filter : filters) {
                Optional<Response> refusal = filter.before(request);
                if (refusal.isPresent()) {
                    exchange.answer(answer(refusal.get()));
                    return;
                }
            }
            exchange.later(on);
        });
    }

    private static Request request(Exchange exchange) {
        return new Request(
                exchange.method(),
                exchange.path(),
                exchange.query(),
                new TreeMap<>(exchange.headers()),
                exchange.body(),
                exchange.client());
    }

    private static FullHttpResponse answer(Response response) {
        var answer = Answers.of(
                HttpResponseStatus.valueOf(response.status()),
                response.contentType(),
                Unpooled.wrappedBuffer(response.body()));
        response.headers().forEach(answer.headers()::set);
        OURS.forEach(answer.headers()::remove);
        return answer;
    }
}
