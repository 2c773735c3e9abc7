// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.Map;

/** What goes out for an answer, in one piece: Netty's encoder would send head and body as two. */
final class AnswerBytes {

    /** What is kept free in front of a body, so that its head can go there and nothing is copied. Larger heads are copied. */
    static final int HEAD = 512;

    private static final AsciiString VERSION = AsciiString.cached("HTTP/1.1 ");
    private static final AsciiString LENGTH = AsciiString.cached("content-length: ");
    private static final AsciiString DATE = AsciiString.cached("date: ");
    private static final AsciiString KEEP_ALIVE = AsciiString.cached("\r\nconnection: keep-alive\r\n\r\n");
    private static final AsciiString CLOSE = AsciiString.cached("\r\nconnection: close\r\n\r\n");
    private static final AsciiString NO_STORE = AsciiString.cached("cache-control: no-store\r\n");

    private AnswerBytes() {}

    /**
     * The bytes of an answer, which is released or becomes part of them.
     *
     * @param headOnly whether the body stays away
     */
    static ByteBuf of(FullHttpResponse answer, boolean headOnly, boolean keepAlive, ByteBufAllocator memory) {
        ByteBuf body = answer.content();
        int status = answer.status().code();
        if (status == 205) { // is of no content, and says so
            body.clear();
        }
        ByteBuf head = head(answer, keepAlive, Unpooled.buffer(HEAD));
        int length = head.readableBytes();
        ByteBuf bytes;
        if (headOnly || status == 204 || status == 304 || !body.isReadable()) {
            answer.release();
            return head;
        } else if (length <= body.readerIndex()) {
            int start = body.readerIndex() - length;
            bytes = body.setBytes(start, head, length).readerIndex(start);
        } else {
            bytes = memory.buffer(length + body.readableBytes())
                    .writeBytes(head)
                    .writeBytes(body);
            answer.release();
        }
        head.release();
        return bytes;
    }

    private static ByteBuf head(FullHttpResponse answer, boolean keepAlive, ByteBuf head) {
        HttpResponseStatus status = answer.status();
        write(head, VERSION, status.codeAsText(), " ", status.reasonPhrase(), "\r\n");
        var headers = answer.headers().iteratorCharSequence();
        while (headers.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = headers.next();
            write(head, header.getKey(), ": ", header.getValue(), "\r\n");
        }
        if (!answer.headers().contains(HttpHeaderNames.CACHE_CONTROL)) {
            write(head, NO_STORE);
        }
        if (status.code() != 204) {
            write(head, LENGTH, Integer.toString(answer.content().readableBytes()), "\r\n");
        }
        write(head, DATE, HttpDate.now(), keepAlive ? KEEP_ALIVE : CLOSE);
        return head;
    }

    private static void write(ByteBuf head, CharSequence... texts) {
        for (CharSequence text : texts) {
            ByteBufUtil.writeAscii(head, text);
        }
    }
}
