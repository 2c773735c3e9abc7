// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Stands before the codec and sees to it that a request which begins to arrive has arrived in time. */
final class Arrival extends ChannelInboundHandlerAdapter {

    /** What the connection is told when a request took too long. */
    static final Object LATE = new Object();

    private final int seconds;
    private Future<?> deadline;

    Arrival(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context); // who connects has something to ask
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (deadline == null) {
            begin(context);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        complete();
        context.fireChannelInactive();
    }

    /** The request is there. */
    void complete() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void begin(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> context.fireUserEventTriggered(LATE), seconds, TimeUnit.SECONDS);
    }
}
