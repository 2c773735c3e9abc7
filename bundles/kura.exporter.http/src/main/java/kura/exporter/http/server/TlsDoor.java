// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Looks at the first byte of a connection that is to be encrypted: who speaks plain HTTP is told so instead of being cut off. */
final class TlsDoor extends ChannelInboundHandlerAdapter {

    private static final int HANDSHAKE = 22; // type of the first TLS record
    private static final String WORDS = "TLS is spoken here: ask for https:// instead of http://\n";

    private final Encryption encryption;
    private final Limits limits;
    private final Observer observer;

    TlsDoor(Encryption encryption, Limits limits, Observer observer) {
        this.encryption = encryption;
        this.limits = limits;
        this.observer = observer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        if (bytes.getUnsignedByte(bytes.readerIndex()) == HANDSHAKE) {
            context.pipeline().addAfter(context.name(), null, tls(Connections.words(context.channel())));
            context.fireChannelRead(bytes);
            context.pipeline().remove(this);
        } else {
            bytes.release();
            observer.rejected(Rejection.PLAIN_HTTP, Connections.words(context.channel()));
            context.writeAndFlush(refusal()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private SslHandler tls(String client) {
        var tls = new SslHandler(encryption.engine());
        tls.setHandshakeTimeout(limits.requestSeconds(), TimeUnit.SECONDS);
        tls.handshakeFuture().addListener(done -> {
            if (!done.isSuccess()) {
                observer.rejected(Rejection.HANDSHAKE, client + ", " + done.cause());
            }
        });
        return tls;
    }

    private static ByteBuf refusal() {
        String text = "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: "
                + WORDS.length() + "\r\ndate: " + HttpDate.now() + "\r\nconnection: close\r\n\r\n" + WORDS;
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
