// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Answers the requests of one connection. The next one is read when the answer to the last one is out: a client that asks
 * and does not read costs one page.
 */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private final Arrival arrival;
    private final RequestDecoder decoder;
    private final Router router;
    private final Observer observer;
    private final Outbox outbox;
    private final BooleanSupplier stays;
    private final Incoming incoming;
    private Exchange exchange; // that is being answered
    private boolean refused; // what follows cannot be trusted
    private boolean last; // no more will come

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
        this.router = router;
        this.observer = observer;
        this.outbox = outbox;
        this.stays = stays;
        this.incoming = new Incoming(limits.bodyBytes());
    }

    /** What becomes of its answers. */
    Outbox outbox() {
        return outbox;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (refused) {
            return;
        }
        arrival.begin(); // it may have come together with the last one
        Refusal refusal = incoming.read(part);
        if (refusal != null) {
            refuse(context, refusal);
        } else if (incoming.isWhole()) {
            complete(context);
        } else if (part instanceof HttpRequest head && HttpUtil.is100ContinueExpected(head)) {
            context.writeAndFlush(Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", US_ASCII));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readOn(context);
    }

    /** While a request is being answered a little more is read: a reset is seen so. */
    private void readOn(ChannelHandlerContext context) {
        boolean answering = outbox.isAnswering();
        if (refused || answering && (last || decoder.holdsBytes())) {
            return;
        }
        if (last) {
            context.close();
            return;
        }
        if (!answering && decoder.isInside()) {
            arrival.begin();
        }
        context.read();
    }

    private void complete(ChannelHandlerContext context) {
        arrival.complete();
        outbox.begin();
        try {
            exchange = new Exchange(
                    context,
                    incoming.head(),
                    incoming.body(),
                    outbox.since(),
                    (asked, answer) -> send(context, asked, answer),
                    router.failures());
        } catch (IllegalArgumentException e) {
            refuse(context, Refusal.bad("The target of this request cannot be read."));
            return;
        }
        incoming.forget();
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
            if (keepAlive && sent) {
                next(context);
            } else if (sent && (refused || decoder.holdsBytes())) {
                Farewell.to(context);
            } else {
                context.close();
            }
        });
    }

    private void next(ChannelHandlerContext context) {
        arrival.complete();
        decoder.goOn();
        if (!decoder.isDecoding()) { // else it does so when it is through
            if (decoder.holdsBytes()) {
                context.pipeline().context(arrival).fireChannelRead(Unpooled.EMPTY_BUFFER);
            }
            readOn(context);
        }
    }

    /** Says what is wrong and closes. */
    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        refused = true;
        arrival.complete();
        incoming.forget();
        outbox.begin();
        observer.rejected(refusal.why());
        observer.answered("other", refusal.status().codeAsText().toString());
        write(context, Answers.text(refusal.status(), refusal.words()), HttpMethod.GET, false);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Arrival.LATE && !outbox.isAnswering() && !refused) {
            refuse(context, Refusal.SLOW);
        } else if (event == ChannelInputShutdownEvent.INSTANCE) {
            last = true;
            readOn(context);
        } else if (event instanceof IdleStateEvent idle) {
            var waiting = context.channel().unsafe().outboundBuffer();
            if (idle.state() == IdleState.WRITER_IDLE && waiting != null && waiting.totalPendingWriteBytes() > 0) {
                outbox.close(context);
            } else if (idle.state() == IdleState.ALL_IDLE && !outbox.isAnswering()) {
                observer.rejected(Rejection.IDLE);
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
        // a client that went away is an ordinary day; of failed handshakes the observer hears anyway
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            observer.rejected(Rejection.FAILURE, Connections.words(context.channel()) + ", " + cause);
        }
        context.close();
    }
}
