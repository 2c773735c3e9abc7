// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.nio.channels.SocketChannel;

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
        if (!(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
        } else if (noFileCanBeOpened()) {
            connections.shortage();
        }
    }

    /** Tried, because Linux tells of troubles on the network here too, and its words are in the gateway's language. */
    private static boolean noFileCanBeOpened() {
        try {
            SocketChannel.open().close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
