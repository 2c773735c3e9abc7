// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AsciiString;
import java.util.List;

/** Netty's decoder, stricter where it guesses where a request ends, or its target. */
abstract class StrictDecoder extends HttpRequestDecoder {

    private static final int CHUNK_BYTES = 8192;
    private static final int MOST_DIGITS = 8; // in Netty a size of more overflows: 100000005 would be 5

    private boolean chunkSize; // whether a line with the size of a chunk is next
    private long left; // of the chunk
    private boolean hasLength; // whether a header said it

    StrictDecoder(Limits limits) {
        super(limits.lineBytes(), limits.headerBytes(), CHUNK_BYTES);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (chunkSize && bytes.isReadable() && !isLineEnd(bytes)) { // of the last chunk
            readSize(bytes);
            if (left < 0) {
                out.add(wrong("a chunk of a size that cannot be read"));
                bytes.skipBytes(bytes.readableBytes());
                return;
            }
        }
        int before = out.size();
        super.decode(context, bytes, out);
        for (int i = before; i < out.size(); i++) {
            follow(out.get(i));
        }
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

    /** Whether a line ends here, or may do so with the next byte: a CR alone is no line end, though Netty skips it. */
    private static boolean isLineEnd(ByteBuf bytes) {
        int start = bytes.readerIndex();
        boolean more = bytes.readableBytes() > 1;
        return isLineEnd(bytes.getByte(start))
                && !(bytes.getByte(start) == '\r' && more && bytes.getByte(start + 1) != '\n');
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

    /** Later versions are read as the last one that is known, as RFC 9110 has it: for others Netty is less strict. */
    @Override
    protected HttpMessage createMessage(String[] line) throws Exception {
        String version = line[2];
        if (version.length() != 8 || !version.startsWith("HTTP/") || version.charAt(6) != '.') {
            throw new IllegalArgumentException("a version that is none");
        }
        if (version.charAt(5) == '1' && version.charAt(7) > '1' && version.charAt(7) <= '9') {
            line[2] = "HTTP/1.1";
        }
        hasLength = false;
        return super.createMessage(line);
    }

    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        followsOneBlank(line, start);
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        followsOneBlank(line, start);
        return super.splitThirdWordInitialLine(line, start, length);
    }

    /** Where there are more, or others, a proxy in front may see another target. */
    private static void followsOneBlank(byte[] line, int start) {
        if (line[start - 1] != ' ' || line[start - 2] <= ' ' && line[start - 2] >= 0) {
            throw new IllegalArgumentException("words that are not one blank apart");
        }
    }

    /** Two are refused, whatever they say: in HTTP/1.0 Netty would take the first. */
    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        AsciiString name = super.splitHeaderName(line, start, length);
        if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) { // of others mostly the length differs
            if (hasLength) {
                throw new IllegalArgumentException("a request says twice how long it is");
            }
            hasLength = true;
        }
        return name;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a request says in two ways how long it is");
    }
}
