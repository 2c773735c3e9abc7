// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT;
import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.ALLOW;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.VARY;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import kura.metrics.exposition.Negotiation;
import kura.metrics.exposition.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests of one connection. The next one is read when the answer to the last one is out: a client that asks
 * and does not read costs one page. The page is whole before its first byte goes out.
 */
final class MetricsHandler extends SimpleChannelInboundHandler<HttpObject> {

    static final String PATH = "/metrics";

    private static final Logger log = LoggerFactory.getLogger(MetricsHandler.class);
    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";

    private final Supplier<Pages> pages;
    private final BooleanSupplier stays;
    private HttpRequest request;

    /**
     * @param pages those in force; null while there is no registry
     * @param stays whether the connection may stay open after an answer
     */
    MetricsHandler(Supplier<Pages> pages, BooleanSupplier stays) {
        this.pages = pages;
        this.stays = stays;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            request = null;
            send(context, text(HttpResponseStatus.BAD_REQUEST, "This is not an HTTP request.\n"), false, false);
            return;
        }
        if (part instanceof HttpRequest head) {
            request = head;
        }
        if (part instanceof LastHttpContent && request != null) {
            HttpRequest whole = request;
            request = null;
            boolean head = HttpMethod.HEAD.equals(whole.method());
            send(context, answer(context, whole), head, HttpUtil.isKeepAlive(whole) && stays.getAsBoolean());
        } else {
            context.read();
        }
    }

    private FullHttpResponse answer(ChannelHandlerContext context, HttpRequest request) {
        if (!path(request.uri()).equals(PATH)) {
            return text(HttpResponseStatus.NOT_FOUND, "There is nothing here; metrics are at " + PATH + "\n");
        }
        if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
            var refusal = text(HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD are allowed here.\n");
            refusal.headers().set(ALLOW, "GET, HEAD");
            return refusal;
        }
        Pages now = pages.get();
        if (now == null) {
            return text(HttpResponseStatus.SERVICE_UNAVAILABLE, "The metrics registry is not running.\n");
        }
        try {
            List<String> names =
                    new QueryStringDecoder(request.uri()).parameters().getOrDefault("name[]", List.of());
            var wanted = Negotiation.choose(request.headers().getAll(ACCEPT));
            boolean gzip = Negotiation.acceptsGzip(request.headers().getAll(ACCEPT_ENCODING));
            return metrics(context, now.page(wanted, names), wanted.contentType(), gzip);
        } catch (IllegalArgumentException e) {
            return text(HttpResponseStatus.BAD_REQUEST, "The query of this request cannot be read.\n");
        }
    }

    private static FullHttpResponse metrics(ChannelHandlerContext context, Page page, String type, boolean gzip) {
        ByteBuf body = context.alloc().buffer(page.lastLength());
        try {
            page.write(new ByteBufOutputStream(body));
            boolean worthwhile = gzip && body.readableBytes() >= Gzip.WORTHWHILE;
            if (worthwhile) {
                body = Gzip.compressed(body, context.alloc());
            }
            var answer = response(HttpResponseStatus.OK, type, body);
            answer.headers().set(VARY, ACCEPT + ", " + ACCEPT_ENCODING);
            if (worthwhile) {
                answer.headers().set(CONTENT_ENCODING, HttpHeaderValues.GZIP);
            }
            return answer;
        } catch (IOException | RuntimeException | Error e) {
            body.release();
            log.error("the page could not be made", e);
            return text(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR, "The page could not be made; see the gateway's log.\n");
        }
    }

    private static FullHttpResponse text(HttpResponseStatus status, String words) {
        return response(status, PLAIN_TEXT, Unpooled.copiedBuffer(words, UTF_8));
    }

    private static FullHttpResponse response(HttpResponseStatus status, String type, ByteBuf body) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers().set(CONTENT_TYPE, type).setInt(CONTENT_LENGTH, body.readableBytes());
        return response;
    }

    private static void send(
            ChannelHandlerContext context, FullHttpResponse response, boolean headOnly, boolean keepAlive) {
        if (headOnly) {
            response.content().clear();
        }
        response.headers().set(CONNECTION, keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(keepAlive ? sent -> context.read() : ChannelFutureListener.CLOSE);
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** A connection on which nothing happened for long is closed. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) { // a client that went away is an ordinary day
            log.warn("connection of {} closed: {}", context.channel().remoteAddress(), cause.toString());
        }
        context.close();
    }
}
