// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What goes out on one connection: an answer at a time. It keeps its memory until its last byte is out, and not for ever. */
final class Outbox {

    private static final int LOWEST_RATE = 8192; // bytes per second; the kernel takes the first ones at once

    private final Connections connections;
    private final Limits limits;
    private final Observer observer;
    private boolean answering;
    private long since = System.nanoTime();
    private int unsent; // bytes

    Outbox(Connections connections, Limits limits, Observer observer) {
        this.connections = connections;
        this.limits = limits;
        this.observer = observer;
    }

    /** Whether there is a request that has no answer yet, or one that is not out. */
    boolean isAnswering() {
        return answering;
    }

    /** When the last request was complete, or the connection came. */
    long since() {
        return since;
    }

    /** Whether somebody else may have its place: nobody waits for an answer here, or it takes too long. */
    boolean mayGo(long now) {
        return !answering || now - since > TimeUnit.SECONDS.toNanos(limits.answerSeconds());
    }

    /** Whether an answer keeps memory and goes out too slowly. */
    boolean isSlow(long now) {
        return unsent > 0 && mayGo(now);
    }

    /** There is a request. */
    void begin() {
        answering = true;
        since = System.nanoTime();
    }

    /** The same answer, or another one in its place if there is no memory for it. */
    FullHttpResponse fitting(FullHttpResponse answer) {
        if (connections.haveRoomFor(answer.content().readableBytes())) {
            return answer;
        }
        answer.release();
        return Answers.later("Answers that clients do not take have used up their memory.");
    }

    /** @param then hears whether it got out */
    void send(
            ChannelHandlerContext context,
            FullHttpResponse answer,
            boolean headOnly,
            boolean keepAlive,
            Consumer<Boolean> then) {
        ByteBuf bytes = bytes(context, answer, headOnly, keepAlive);
        int length = bytes.readableBytes();
        unsent = length;
        connections.unsent(length);
        ChannelFuture sent = context.writeAndFlush(bytes);
        Future<?> tooSlow = sent.isDone() ? null : closeUnlessSent(context, length);
        sent.addListener(done -> {
            unsent = 0;
            answering = false;
            connections.unsent(-length);
            if (tooSlow != null) {
                tooSlow.cancel(false);
            }
            then.accept(done.isSuccess());
        });
    }

    private static ByteBuf bytes(
            ChannelHandlerContext context, FullHttpResponse answer, boolean headOnly, boolean keepAlive) {
        try {
            return AnswerBytes.of(answer, headOnly, keepAlive, context.alloc());
        } catch (RuntimeException | Error e) { // there is no memory: no other answer would get out either
            answer.release();
            Connections.cut(context.channel());
            throw e;
        }
    }

    private Future<?> closeUnlessSent(ChannelHandlerContext context, int length) {
        return context.executor()
                .schedule(() -> close(context), limits.stallSeconds() + length / LOWEST_RATE, TimeUnit.SECONDS);
    }

    /** Takes the memory of an answer back that its client does not read. */
    void close(ChannelHandlerContext context) {
        observer.rejected(Rejection.STALLED_READER);
        Connections.cut(context.channel());
    }
}
