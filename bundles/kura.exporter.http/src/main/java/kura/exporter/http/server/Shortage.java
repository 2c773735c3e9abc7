// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;

/**
 * Hears of connections that could not be taken in, because Kura may open no more files. Netty waits for a second then; somebody
 * has to make room.
 */
final class Shortage extends ChannelInboundHandlerAdapter {

    private final Connections connections;

    Shortage(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            connections.shortage();
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
