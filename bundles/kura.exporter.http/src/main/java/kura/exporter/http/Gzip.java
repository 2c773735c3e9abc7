// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes answers smaller: a gateway behind a modem has more time than volume, but not much of that either. */
final class Gzip {

    /** Less fits into one packet as it is. */
    static final int WORTHWHILE = 1400;

    private Gzip() {}

    /** The same content, compressed; the given buffer is released. */
    static ByteBuf compressed(ByteBuf plain, ByteBufAllocator memory) throws IOException {
        ByteBuf small = memory.buffer(plain.readableBytes() / 4);
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
