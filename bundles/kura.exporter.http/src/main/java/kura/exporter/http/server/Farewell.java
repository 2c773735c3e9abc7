// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection so that its client can read the last answer: says that nothing more will come, and throws away what the
 * client still sends. Closed with bytes unread, the kernel would throw away the answer (RFC 9112, 9.6).
 */
final class Farewell extends ChannelInboundHandlerAdapter {

    private static final int SECONDS = 2;
    private static final int MOST = 65_536; // bytes

    private int thrownAway;
    private Future<?> end;

    private Farewell() {}

    /** After the last answer. */
    static void to(ChannelHandlerContext context) {
        var channel = (DuplexChannel) context.channel();
        var tls = context.pipeline().get(SslHandler.class);
        context.pipeline().addFirst(new Farewell()); // what comes is not even decrypted
        if (tls == null) {
            channel.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(said -> channel.shutdownOutput());
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        end = context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        thrownAway += bytes.readableBytes();
        bytes.release();
        if (thrownAway > MOST) {
            context.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event instanceof ChannelInputShutdownReadComplete) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // it need not hear the end
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end.cancel(false);
        context.fireChannelInactive();
    }
}
