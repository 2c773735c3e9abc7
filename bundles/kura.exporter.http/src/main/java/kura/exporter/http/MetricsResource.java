// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT;
import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.VARY;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;
import kura.exporter.http.server.Rejection;
import kura.exporter.http.server.Resource;
import kura.metrics.exposition.Negotiation;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;

/** The metrics, in the format that is liked best. The page is whole before its first byte goes out. */
final class MetricsResource implements Resource {

    private static final String VARIES = ACCEPT + ", " + ACCEPT_ENCODING;

    private static final Map<String, PageFormat> FORMATS = Map.of(
            "text", PageFormat.PROMETHEUS_TEXT,
            "openmetrics", PageFormat.OPENMETRICS_TEXT,
            "protobuf", PageFormat.PROTOBUF);

    private final Supplier<Pages> pages;
    private final Workers workers;
    private final EndpointMetrics metrics;
    private final Last<List<String>, Negotiation> liked = new Last<>(Negotiation::choose);

    /** @param pages those in force; null while there is no registry */
    MetricsResource(Supplier<Pages> pages, Workers workers, EndpointMetrics metrics) {
        this.pages = pages;
        this.workers = workers;
        this.metrics = metrics;
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        Pages now = pages.get();
        if (now == null) {
            exchange.answer(Answers.later("The metrics registry is not running."));
            return;
        }
        List<String> names;
        List<String> accept;
        try {
            names = exchange.query().getOrDefault("name[]", List.of());
            accept = accept(exchange);
        } catch (IllegalArgumentException e) {
            exchange.answer(Answers.text(
                    HttpResponseStatus.BAD_REQUEST,
                    "The query of this request cannot be read; formats are text, openmetrics and protobuf."));
            return;
        }
        var wanted = liked.of(accept);
        Page page = now.page(wanted, names);
        if (now.asksOthers()) {
            workers.answer(exchange, () -> written(exchange, page, wanted.contentType()));
        } else {
            exchange.answer(written(exchange, page, wanted.contentType()));
        }
    }

    /** A link cannot say what it takes; it can say {@code ?format=openmetrics}. */
    private static List<String> accept(Exchange exchange) {
        List<String> formats = exchange.query().getOrDefault("format", List.of());
        return formats.isEmpty()
                ? exchange.headers(ACCEPT)
                : List.of(Optional.ofNullable(FORMATS.get(formats.get(0)))
                        .orElseThrow(IllegalArgumentException::new)
                        .contentType());
    }

    private FullHttpResponse written(Exchange exchange, Page page, String type) throws IOException {
        long start = System.nanoTime();
        ByteBuf body = null;
        try {
            body = exchange.memory(page.lastLength() + 64);
            page.write(new ByteBufOutputStream(body));
            int bytes = body.readableBytes(); // compressing gives it back
            var answer = Gzip.answer(exchange, type, body);
            answer.headers().set(VARY, VARIES);
            metrics.scraped(bytes, (System.nanoTime() - start) / 1e9);
            return answer;
        } catch (OutOfMemoryError e) { // of Netty's memory; Java's own may have some again by then
            ReferenceCountUtil.release(body);
            metrics.rejected(Rejection.MEMORY);
            return Answers.later("There is no memory for the page now.");
        } catch (IOException | RuntimeException | Error e) {
            ReferenceCountUtil.release(body);
            throw e;
        }
    }
}
