// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests of one connection. The next one is read when the answer to the last one is out: a client that asks
 * and does not read costs one page.
 */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Arrival arrival;
    private final Limits limits;
    private final Router router;
    private final Observer observer;
    private final BooleanSupplier stays;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private HttpRequest request; // that is arriving
    private boolean answering;
    private long lastRequest = System.nanoTime();

    /** @param stays whether the connection may stay open after an answer */
    Connection(Arrival arrival, Limits limits, Router router, Observer observer, BooleanSupplier stays) {
        this.arrival = arrival;
        this.limits = limits;
        this.router = router;
        this.observer = observer;
        this.stays = stays;
    }

    /** Whether somebody else may have its place: nobody waits for an answer here, or it goes out too slowly. */
    boolean mayGo(long now) {
        return !answering || now - lastRequest > TimeUnit.SECONDS.toNanos(limits.answerSeconds());
    }

    /** When the last request was complete, or the connection came. */
    long lastRequest() {
        return lastRequest;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
        if (part.decoderResult().isFailure()) {
            refuse(context, part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpRequest head && !begin(context, head)) {
            return;
        }
        if (part instanceof HttpContent content && request != null) {
            ByteBuf bytes = content.content();
            if (body.size() + bytes.readableBytes() > limits.bodyBytes()) {
                tooLarge(context);
                return;
            }
            bytes.readBytes(body, bytes.readableBytes());
        }
        if (part instanceof LastHttpContent && request != null) {
            complete(context);
        } else {
            context.read();
        }
    }

    /** Whether a request may go on. */
    private boolean begin(ChannelHandlerContext context, HttpRequest head) {
        request = head;
        body.reset();
        String wrong = RequestHead.fault(head);
        if (wrong != null) {
            reject(context, Rejection.BAD_REQUEST, HttpResponseStatus.BAD_REQUEST, wrong);
        } else if (HttpUtil.getContentLength(head, 0L) > limits.bodyBytes()) {
            tooLarge(context);
        } else if (RequestHead.expectsWhatNobodyKnows(head)) {
            reject(
                    context,
                    Rejection.BAD_REQUEST,
                    HttpResponseStatus.EXPECTATION_FAILED,
                    "Only 100-continue may be expected.");
        } else {
            if (HttpUtil.is100ContinueExpected(head)) {
                context.writeAndFlush(Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", US_ASCII));
            }
            return true;
        }
        return false;
    }

    private void complete(ChannelHandlerContext context) {
        arrival.complete();
        lastRequest = System.nanoTime();
        answering = true;
        try {
            router.route(new Exchange(
                    context, request, body.toByteArray(), (exchange, answer) -> send(context, exchange, answer)));
        } catch (IllegalArgumentException e) {
            reject(
                    context,
                    Rejection.BAD_REQUEST,
                    HttpResponseStatus.BAD_REQUEST,
                    "The target of this request cannot be read.");
        }
    }

    private void send(ChannelHandlerContext context, Exchange exchange, FullHttpResponse answer) {
        boolean keepAlive = HttpUtil.isKeepAlive(exchange.request()) && stays.getAsBoolean();
        observer.answered(exchange.route(), answer.status().codeAsText().toString());
        write(context, answer, exchange.request().method(), keepAlive);
    }

    private void write(ChannelHandlerContext context, FullHttpResponse answer, HttpMethod method, boolean keepAlive) {
        ByteBuf bytes = AnswerBytes.of(answer, HttpMethod.HEAD.equals(method), keepAlive, context.alloc());
        request = null;
        context.writeAndFlush(bytes).addListener(sent -> {
            answering = false;
            if (keepAlive && sent.isSuccess()) {
                context.read();
            } else {
                context.close();
            }
        });
    }

    private void refuse(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            reject(
                    context,
                    Rejection.TOO_LARGE,
                    HttpResponseStatus.REQUEST_URI_TOO_LONG,
                    "The first line is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            reject(
                    context,
                    Rejection.TOO_LARGE,
                    HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "The headers are too long.");
        } else {
            reject(context, Rejection.BAD_REQUEST, HttpResponseStatus.BAD_REQUEST, "This is not an HTTP request.");
        }
    }

    private void tooLarge(ChannelHandlerContext context) {
        reject(
                context,
                Rejection.TOO_LARGE,
                HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                "A request may have " + limits.bodyBytes() + " bytes at most.");
    }

    /** Says what is wrong and closes: what follows cannot be trusted. */
    private void reject(ChannelHandlerContext context, Rejection why, HttpResponseStatus status, String words) {
        arrival.complete();
        request = null;
        answering = true;
        observer.rejected(why);
        observer.answered("other", status.codeAsText().toString());
        write(context, Answers.text(status, words), HttpMethod.GET, false);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Arrival.LATE && !answering) {
            reject(context, Rejection.SLOW_REQUEST, HttpResponseStatus.REQUEST_TIMEOUT, "The request took too long.");
        } else if (event instanceof IdleStateEvent idle) {
            boolean stalled = idle.state() == IdleState.WRITER_IDLE
                    && answering
                    && context.channel().unsafe().outboundBuffer() != null
                    && context.channel().unsafe().outboundBuffer().totalPendingWriteBytes() > 0;
            if (stalled) {
                observer.rejected(Rejection.STALLED_READER);
            }
            if (stalled || idle.state() == IdleState.ALL_IDLE && !answering) {
                context.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a client that went away is an ordinary day; of failed handshakes the observer tells
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            log.warn("connection of {} closed: {}", context.channel().remoteAddress(), cause.toString());
        }
        context.close();
    }
}
