// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
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
    private final RequestDecoder decoder;
    private final Limits limits;
    private final Router router;
    private final Observer observer;
    private final Outbox outbox;
    private final BooleanSupplier stays;
    private final RequestBody body;
    private HttpRequest request; // that is arriving
    private Exchange exchange; // that is being answered
    private boolean answering;
    private long lastRequest = System.nanoTime();

    /** @param stays whether the connection may stay open after an answer */
    Connection(
            Arrival arrival,
            RequestDecoder decoder,
            Limits limits,
            Router router,
            Observer observer,
            Outbox outbox,
            BooleanSupplier stays) {
        this.arrival = arrival;
        this.decoder = decoder;
        this.limits = limits;
        this.router = router;
        this.observer = observer;
        this.outbox = outbox;
        this.stays = stays;
        this.body = new RequestBody(limits.bodyBytes());
    }

    /** Whether somebody else may have its place: nobody waits for an answer here, or it takes too long. */
    boolean mayGo(long now) {
        return !answering || now - lastRequest > TimeUnit.SECONDS.toNanos(limits.answerSeconds());
    }

    /** Whether an answer keeps memory and goes out too slowly. */
    boolean isSlowReader(long now) {
        return !outbox.isEmpty() && mayGo(now);
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
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            refuse(context, Refusal.of(part.decoderResult().cause()));
        } else if (part instanceof HttpRequest head && !begin(context, head)) {
            return;
        } else if (part instanceof HttpContent content && request != null && !body.add(content.content())) {
            refuse(context, Refusal.body(limits.bodyBytes()));
        } else if (part instanceof LastHttpContent && request != null) {
            complete(context);
        } else {
            context.read();
        }
    }

    /** Whether a request may go on. */
    private boolean begin(ChannelHandlerContext context, HttpRequest head) {
        arrival.begin(context); // it may have come together with the last one
        request = head;
        body.begin(head);
        Refusal refusal = RequestHead.refusal(head, limits.bodyBytes());
        if (refusal != null) {
            refuse(context, refusal);
        } else if (HttpUtil.is100ContinueExpected(head)) {
            context.writeAndFlush(Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", US_ASCII));
        }
        return refusal == null;
    }

    private void complete(ChannelHandlerContext context) {
        arrival.complete();
        lastRequest = System.nanoTime();
        try {
            exchange = new Exchange(
                    context, request, body.take(), (asked, answer) -> send(context, asked, answer), router.failures());
        } catch (IllegalArgumentException e) {
            refuse(context, Refusal.bad("The target of this request cannot be read."));
            return;
        }
        answering = true;
        request = null;
        router.route(exchange);
    }

    private void send(ChannelHandlerContext context, Exchange asked, FullHttpResponse wanted) {
        FullHttpResponse answer = outbox.fitting(wanted);
        boolean keepAlive = HttpUtil.isKeepAlive(asked.request()) && stays.getAsBoolean();
        observer.answered(asked.route(), answer.status().codeAsText().toString());
        exchange = null;
        write(context, answer, asked.request().method(), keepAlive);
    }

    private void write(ChannelHandlerContext context, FullHttpResponse answer, HttpMethod method, boolean keepAlive) {
        outbox.send(context, answer, HttpMethod.HEAD.equals(method), keepAlive, sent -> {
            answering = false;
            if (keepAlive && sent) {
                arrival.next(context, decoder.holdsBytes());
                context.read();
            } else {
                context.close();
            }
        });
    }

    /** Says what is wrong and closes: what follows cannot be trusted. */
    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        arrival.complete();
        request = null;
        answering = true;
        observer.rejected(refusal.why());
        observer.answered("other", refusal.status().codeAsText().toString());
        write(context, Answers.text(refusal.status(), refusal.words()), HttpMethod.GET, false);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Arrival.LATE && !answering) {
            refuse(context, Refusal.SLOW);
        } else if (event instanceof IdleStateEvent idle) {
            var waiting = context.channel().unsafe().outboundBuffer();
            if (idle.state() == IdleState.WRITER_IDLE && waiting != null && waiting.totalPendingWriteBytes() > 0) {
                outbox.close(context);
            } else if (idle.state() == IdleState.ALL_IDLE && !answering) {
                context.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (exchange != null) {
            exchange.leave();
            exchange = null;
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
