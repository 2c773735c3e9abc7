// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ByteProcessor;
import java.util.List;

/**
 * Reads one request at a time. After each it stops, and what has arrived of the next ones stays bytes: as requests they would take ten times
 * as much memory.
 */
final class RequestDecoder extends StrictDecoder {

    private boolean stopped;
    private boolean decoding;
    private boolean inside; // whether a request has begun whose end was not seen

    RequestDecoder(Limits limits) {
        super(limits);
    }

    /** Whether more has arrived than was read as a request. */
    boolean holdsBytes() {
        return actualReadableBytes() > 0;
    }

    /** Whether part of a request has arrived. Netty takes a head line by line, so that it may hold no byte of it. */
    boolean isInside() {
        return inside || holdsBytes();
    }

    /** Whether it is in the middle of what arrived, and sees by itself that it may go on. */
    boolean isDecoding() {
        return decoding;
    }

    /** May read the next request; what has arrived of it is looked at with the next bytes, though they be none. */
    void goOn() {
        stopped = false;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        decoding = true;
        try {
            super.channelRead(context, bytes);
        } finally {
            decoding = false;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (stopped) {
            context.fireChannelReadComplete(); // Netty would read on until it can decode something
        } else {
            super.channelReadComplete(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event); // Netty would forget what it holds when a client will send no more
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (stopped) {
            return;
        }
        int start = bytes.readerIndex();
        int before = out.size();
        super.decode(context, bytes, out);
        if (out.size() > before) {
            stopped = out.get(out.size() - 1) instanceof LastHttpContent;
            inside = !stopped;
        } else if (!inside) {
            inside = bytes.forEachByte(start, bytes.readerIndex() - start, ByteProcessor.FIND_NON_CRLF) >= 0;
        }
    }
}
