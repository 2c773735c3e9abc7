// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/** What a request carries, as it arrives. Nobody wants that of a GET or HEAD: it is counted and not kept. */
final class RequestBody {

    private static final byte[] NOTHING = {};

    private final int most;
    private boolean wanted;
    private int length;
    private ByteBuf kept = Unpooled.EMPTY_BUFFER; // on the heap: the collector takes it back

    RequestBody(int most) {
        this.most = most;
    }

    void begin(HttpRequest head) {
        wanted = !HttpMethod.GET.equals(head.method()) && !HttpMethod.HEAD.equals(head.method());
        length = 0;
        kept = Unpooled.EMPTY_BUFFER;
    }

    /** Adds some more; returns whether that is not too much. */
    boolean add(ByteBuf bytes) {
        length += bytes.readableBytes();
        if (length > most) {
            return false;
        }
        if (wanted && bytes.isReadable()) {
            kept = kept == Unpooled.EMPTY_BUFFER ? Unpooled.buffer(bytes.readableBytes()) : kept;
            kept.writeBytes(bytes);
        }
        return true;
    }

    /** All of it, which is not held any more. */
    byte[] take() {
        byte[] all = kept.isReadable() ? ByteBufUtil.getBytes(kept) : NOTHING;
        kept = Unpooled.EMPTY_BUFFER;
        return all;
    }
}
