// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** One request, and the one answer to it. */
public final class Exchange {

    private final ChannelHandlerContext context;
    private final HttpRequest request;
    private final byte[] body;
    private final Target target;
    private final BiConsumer<Exchange, FullHttpResponse> sender;
    private final FailureLog failures;
    private final Ending ending = new Ending();
    private final long began; // in nanoseconds
    private String route = "other";

    /**
     * @param began when the request was complete
     * @param sender sends the answer, on the server's thread
     * @throws IllegalArgumentException if the request's target cannot be read
     */
    Exchange(
            ChannelHandlerContext context,
            HttpRequest request,
            byte[] body,
            long began,
            BiConsumer<Exchange, FullHttpResponse> sender,
            FailureLog failures) {
        this.context = context;
        this.request = request;
        this.body = body;
        this.began = began;
        this.target = Target.of(request.uri());
        this.sender = sender;
        this.failures = failures;
    }

    /** GET, for example. */
    public String method() {
        return request.method().name();
    }

    /** What is asked for, without a query, as it was sent. */
    public String path() {
        return target.path();
    }

    /** What follows the question mark. */
    public Map<String, List<String>> query() {
        return target.query();
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

    /** What the request carried; nothing if it is a GET or HEAD. */
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
        if (!ending.answer()) {
            answer.release();
        } else if (context.executor().inEventLoop()) {
            sender.accept(this, answer);
        } else {
            try {
                context.executor().execute(() -> sender.accept(this, answer));
            } catch (RejectedExecutionException e) { // the server has stopped
                answer.release();
            }
        }
    }

    /** For how long it has been there. */
    public long ageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** Says that something failed: to the client without details, which the log has. */
    public void fail(Throwable cause) {
        failures.tell(route, method() + " " + path(), cause);
        answer(Answers.text(
                HttpResponseStatus.INTERNAL_SERVER_ERROR, "Something failed; the gateway's log says what."));
    }

    /** Whether nobody waits for an answer any more: it was given, or the client left. */
    public boolean isOver() {
        return ending.isOver();
    }

    /** Has this run as soon as it is over, on whatever thread; only the last such task is. */
    public void atEnd(Runnable task) {
        ending.then(task);
    }

    /** The client left. */
    void leave() {
        ending.leave();
    }

    /** Does something on the server's thread, unless it is over by then. */
    public void later(Runnable task) {
        try {
            context.executor().execute(() -> {
                if (!isOver()) {
                    task.run();
                }
            });
        } catch (RejectedExecutionException e) {
            leave(); // the server has stopped
        }
    }

    /** Does something on the server's thread unless there is an answer by then. */
    public void unlessAnswered(long millis, Runnable otherwise) {
        after(millis, () -> {
            if (!ending.isAnswered()) {
                otherwise.run();
            }
        });
    }

    /** Does something on the server's thread after a while, whatever happens; the future can prevent it. */
    public Future<?> after(long millis, Runnable task) {
        return context.executor().schedule(task, millis, TimeUnit.MILLISECONDS);
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
}
