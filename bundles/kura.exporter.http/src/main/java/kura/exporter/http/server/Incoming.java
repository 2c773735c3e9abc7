// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/** The request that is arriving on a connection. Nobody wants the body of a GET or HEAD: it is counted and not kept. */
final class Incoming {

    private static final byte[] NOTHING = {};

    private final int most; // bytes of a body
    private HttpRequest head;
    private boolean whole;
    private int length;
    private ByteBuf body = Unpooled.EMPTY_BUFFER; // on the heap: the collector takes it back

    Incoming(int most) {
        this.most = most;
    }

    /** Takes in the next part; returns why it does not like it, or null. */
    Refusal read(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            return Refusal.of(part.decoderResult().cause());
        }
        if (part instanceof HttpRequest next) {
            head = next;
            length = 0;
            Refusal refusal = RequestHead.refusal(next, most);
            if (refusal != null) {
                return refusal;
            }
        }
        if (part instanceof HttpContent content && head != null) {
            length += content.content().readableBytes();
            if (length > most) {
                return Refusal.body(most);
            }
            keep(content.content());
            whole = part instanceof LastHttpContent;
        }
        return null;
    }

    private void keep(ByteBuf bytes) {
        if (bytes.isReadable() && !HttpMethod.GET.equals(head.method()) && !HttpMethod.HEAD.equals(head.method())) {
            body = body == Unpooled.EMPTY_BUFFER ? Unpooled.buffer(bytes.readableBytes()) : body;
            body.writeBytes(bytes);
        }
    }

    /** Whether all of it is there. */
    boolean isWhole() {
        return whole;
    }

    HttpRequest head() {
        return head;
    }

    byte[] body() {
        return body.isReadable() ? ByteBufUtil.getBytes(body) : NOTHING;
    }

    /** Holds it no more: what follows is another one, or nothing. */
    void forget() {
        head = null;
        whole = false;
        body = Unpooled.EMPTY_BUFFER;
    }
}
