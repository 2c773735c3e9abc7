// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;

/** Netty's decoder, stricter where it guesses how long a request is. */
final class RequestDecoder extends HttpRequestDecoder {

    private static final int CHUNK_BYTES = 8192;
    private static final int MOST_DIGITS = 8; // in Netty a size of more overflows: 100000005 would be 5

    private boolean chunkSize; // whether a line with the size of a chunk is next
    private long left; // of the chunk

    RequestDecoder(Limits limits) {
        super(limits.lineBytes(), limits.headerBytes(), CHUNK_BYTES);
    }

    /** Whether more has arrived than was read as a request. */
    boolean holdsBytes() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (chunkSize && bytes.isReadable() && !isLineEnd(bytes.getByte(bytes.readerIndex()))) { // of the last chunk
            readSize(bytes);
            if (left < 0) {
                out.add(wrong("a chunk of a size that cannot be read"));
                bytes.skipBytes(bytes.readableBytes());
                return;
            }
        }
        int before = out.size();
        super.decode(context, bytes, out);
        out.subList(before, out.size()).forEach(this::follow);
    }

    /** Looks at a size without reading it: at most 8 hexadecimal digits, followed by an extension or the line's end. */
    private void readSize(ByteBuf bytes) {
        long size = 0;
        int start = bytes.readerIndex();
        for (int i = start; i < bytes.writerIndex(); i++) {
            byte each = bytes.getByte(i);
            int digit = Character.digit(each, 16);
            if (digit >= 0 && i - start < MOST_DIGITS) {
                size = size << 4 | digit;
            } else {
                boolean whole = i > start && (each == ';' || isLineEnd(each)) && size <= Integer.MAX_VALUE;
                left = whole ? size : -1;
                chunkSize = !whole || bytes.indexOf(i, bytes.writerIndex(), (byte) '\n') < 0;
                return;
            }
        }
    }

    private static boolean isLineEnd(byte each) {
        return each == '\r' || each == '\n';
    }

    private void follow(Object part) {
        if (part instanceof HttpMessage head) {
            chunkSize = HttpUtil.isTransferEncodingChunked(head);
            left = 0;
        } else if (left > 0) {
            left -= ((HttpContent) part).content().readableBytes();
            chunkSize = left == 0;
        }
    }

    private static HttpContent wrong(String words) {
        var content = new DefaultHttpContent(Unpooled.EMPTY_BUFFER);
        content.setDecoderResult(DecoderResult.failure(new CorruptedFrameException(words)));
        return content;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a request says in two ways how long it is");
    }
}
