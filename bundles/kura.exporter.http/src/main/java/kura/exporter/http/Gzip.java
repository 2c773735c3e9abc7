// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_ENCODING;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;
import kura.metrics.exposition.Negotiation;

/** Makes answers smaller: a gateway behind a modem has more time than volume, but not much of that either. */
final class Gzip {

    /** Less fits into one packet as it is. */
    private static final int WORTHWHILE = 1400;

    private static final Last<List<String>, Boolean> WANTED = new Last<>(Negotiation::acceptsGzip);

    private Gzip() {}

    /** An answer with this content, compressed if who asks takes that and it is worthwhile. */
    static FullHttpResponse answer(Exchange exchange, String type, ByteBuf plain) throws IOException {
        if (plain.readableBytes() < WORTHWHILE || !WANTED.of(exchange.headers(ACCEPT_ENCODING))) {
            return Answers.of(HttpResponseStatus.OK, type, plain);
        }
        var answer =
                Answers.of(HttpResponseStatus.OK, type, compressed(plain, exchange.memory(plain.readableBytes() / 4)));
        answer.headers().set(CONTENT_ENCODING, HttpHeaderValues.GZIP);
        return answer;
    }

    /** The same content, compressed into the other buffer; who gives them away has one of them back. */
    private static ByteBuf compressed(ByteBuf plain, ByteBuf small) throws IOException {
        try (var gzip = new Fast(new ByteBufOutputStream(small))) {
            plain.getBytes(plain.readerIndex(), gzip, plain.readableBytes());
        } catch (IOException | RuntimeException | Error e) {
            small.release();
            throw e;
        }
        plain.release();
        return small;
    }

    private static final class Fast extends GZIPOutputStream {

        Fast(ByteBufOutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
