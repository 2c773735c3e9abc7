// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request, and the one answer to it. */
public final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private final ChannelHandlerContext context;
    private final HttpRequest request;
    private final byte[] body;
    private final QueryStringDecoder uri;
    private final BiConsumer<Exchange, FullHttpResponse> sender;
    private final AtomicBoolean answered = new AtomicBoolean();
    private String route = "other";

    /**
     * @param sender sends the answer, on the server's thread
     * @throws IllegalArgumentException if the request's target cannot be read
     */
    Exchange(
            ChannelHandlerContext context,
            HttpRequest request,
            byte[] body,
            BiConsumer<Exchange, FullHttpResponse> sender) {
        this.context = context;
        this.request = request;
        this.body = body;
        this.uri = new QueryStringDecoder(target(request.uri()));
        this.sender = sender;
    }

    /** GET, for example. */
    public String method() {
        return request.method().name();
    }

    /** What is asked for, without a query, as it was sent. */
    public String path() {
        return uri.rawPath();
    }

    /**
     * What follows the question mark.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public Map<String, List<String>> query() {
        return uri.parameters();
    }

    /** The values of all headers of this name, whatever its case. */
    public List<String> headers(CharSequence name) {
        return request.headers().getAll(name);
    }

    /** Shows nobody this header any more. */
    public void forget(CharSequence header) {
        request.headers().remove(header);
    }

    /** All headers, by their names in lower case. */
    public Map<String, List<String>> headers() {
        return request.headers().names().stream()
                .distinct()
                .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), this::headers, (one, same) -> one));
    }

    /** What the request carried. */
    public byte[] body() {
        return body;
    }

    /** Who asks. */
    public InetAddress client() {
        return ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
    }

    /** Memory for an answer's body of about so many bytes, with room for the head in front. */
    public ByteBuf memory(int bytes) {
        int start = AnswerBytes.HEAD;
        return context.alloc().buffer(start + bytes).setIndex(start, start);
    }

    /** Sends the answer, from any thread. Only the first one is sent. */
    public void answer(FullHttpResponse answer) {
        if (!answered.compareAndSet(false, true)) {
            answer.release();
        } else if (context.executor().inEventLoop()) {
            sender.accept(this, answer);
        } else {
            context.executor().execute(() -> sender.accept(this, answer));
        }
    }

    /** Says that something failed: to the client without details, which the log has. */
    public void fail(Throwable cause) {
        log.error("{} {} failed", method(), path(), cause);
        answer(Answers.text(
                HttpResponseStatus.INTERNAL_SERVER_ERROR, "Something failed; the gateway's log says what."));
    }

    /** Does something on the server's thread. */
    public void later(Runnable task) {
        context.executor().execute(task);
    }

    /** Does something on the server's thread unless there is an answer by then. */
    public void unlessAnswered(long millis, Runnable otherwise) {
        context.executor()
                .schedule(
                        () -> {
                            if (!answered.get()) {
                                otherwise.run();
                            }
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    HttpRequest request() {
        return request;
    }

    String route() {
        return route;
    }

    void route(String path) {
        route = path;
    }

    /** A proxy's client asks for http://gateway:8080/metrics as a whole. */
    private static String target(String uri) {
        if (uri.startsWith("/") || !uri.contains("://")) {
            return uri;
        }
        int path = uri.indexOf('/', uri.indexOf("://") + 3);
        return path < 0 ? "/" : uri.substring(path);
    }
}
