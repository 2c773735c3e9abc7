// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ByteProcessor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Stands before the codec and sees to it that a request which begins to arrive has arrived in time. One timer looks after many
 * requests: setting one for each costs more than reading most of them.
 */
final class Arrival extends ChannelInboundHandlerAdapter {

    /** What the connection is told when a request took too long. */
    static final Object LATE = new Object();

    private final long allowed; // nanoseconds
    private ChannelHandlerContext context; // its own: what it has to say is for those behind it
    private boolean arriving;
    private long began;
    private Future<?> look; // when a request may be late; null if nobody is going to look

    Arrival(int seconds) {
        allowed = TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(); // who connects has something to ask
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!arriving && isMoreThanLineEnds((ByteBuf) bytes)) {
            begin();
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        arriving = false;
        if (look != null) {
            look.cancel(false);
        }
        context.fireChannelInactive();
    }

    /** The request is there. */
    void complete() {
        arriving = false;
    }

    /** Some clients send a line end too many after a request; that is no beginning of the next one. */
    private static boolean isMoreThanLineEnds(ByteBuf bytes) {
        return bytes.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0;
    }

    /** A request begins, unless one has done so already. */
    void begin() {
        if (arriving) {
            return;
        }
        arriving = true;
        began = System.nanoTime();
        if (look == null) {
            lookIn(allowed);
        }
    }

    private void lookIn(long nanos) {
        look = context.executor().schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        look = null;
        long left = began + allowed - System.nanoTime();
        if (arriving && left > 0) {
            lookIn(left);
        } else if (arriving) {
            context.fireUserEventTriggered(LATE);
        }
    }
}
