// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What is logged meanwhile, Netty's words on leaked buffers too: nothing but what an operator wants to read. */
final class ErrorLog implements AutoCloseable {

    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    ErrorLog() {
        System.setErr(new PrintStream(lines, true, UTF_8));
    }

    /** Turning somebody away is told, once a minute; anything else would be news. */
    void holdsNoSurprise() {
        assertThat(lines.toString(UTF_8).lines())
                .allMatch(line -> line.contains("] INFO kura.") || line.contains("(more of this is only counted"));
    }

    /** Netty tells of a buffer that nobody gave back when it hands out others after a collection. */
    void holdsNoLeak() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            for (int j = 0; j < 1000; j++) {
                PooledByteBufAllocator.DEFAULT.buffer(1).release();
            }
        }
        assertThat(lines()).doesNotContain("LEAK");
    }

    /** All of it so far. */
    String lines() {
        return lines.toString(UTF_8);
    }

    @Override
    public void close() {
        System.setErr(usual);
        usual.print(lines.toString(UTF_8));
    }
}
