// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_ENCODING;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;
import kura.metrics.exposition.Negotiation;

/** Makes answers smaller: a gateway behind a modem has more time than volume, but not much of that either. */
final class Gzip {

    /** Less fits into one packet as it is. */
    private static final int WORTHWHILE = 1400;

    /** RFC 1952: deflate, no name, no time, system unknown. */
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** One for the next answer: a new one has to clear a quarter of a megabyte. */
    private static final AtomicReference<Deflater> IDLE = new AtomicReference<>();

    private static final Last<List<String>, Boolean> WANTED = new Last<>(Negotiation::acceptsGzip);

    private Gzip() {}

    /** An answer with this content, compressed if who asks takes that and it is worthwhile. */
    static FullHttpResponse answer(Exchange exchange, String type, ByteBuf plain) {
        if (plain.readableBytes() < WORTHWHILE || !WANTED.of(exchange.headers(ACCEPT_ENCODING))) {
            return Answers.of(HttpResponseStatus.OK, type, plain);
        }
        var answer =
                Answers.of(HttpResponseStatus.OK, type, compressed(plain, exchange.memory(plain.readableBytes() / 4)));
        answer.headers().set(CONTENT_ENCODING, HttpHeaderValues.GZIP);
        return answer;
    }

    /** The same content, compressed into the other buffer; who gives them away has one of them back. */
    private static ByteBuf compressed(ByteBuf plain, ByteBuf small) {
        Deflater idle = IDLE.getAndSet(null);
        Deflater deflater = idle == null ? new Deflater(Deflater.BEST_SPEED, true) : idle;
        try {
            small.writeBytes(HEAD);
            compress(plain, small, deflater);
            var checksum = new CRC32();
            checksum.update(plain.nioBuffer());
            small.writeIntLE((int) checksum.getValue()).writeIntLE(plain.readableBytes());
        } catch (RuntimeException | Error e) {
            small.release();
            throw e;
        } finally {
            deflater.reset();
            if (!IDLE.compareAndSet(null, deflater)) {
                deflater.end();
            }
        }
        plain.release();
        return small;
    }

    private static void compress(ByteBuf plain, ByteBuf small, Deflater deflater) {
        deflater.setInput(plain.nioBuffer());
        deflater.finish();
        while (!deflater.finished()) {
            small.ensureWritable(1024);
            int length = deflater.deflate(small.nioBuffer(small.writerIndex(), small.writableBytes()));
            small.writerIndex(small.writerIndex() + length);
        }
    }
}
