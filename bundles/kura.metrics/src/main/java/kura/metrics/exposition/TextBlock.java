// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kura.metrics.MetricFamily;

/** The lines of one family, in chunks. */
final class TextBlock extends PageBlock {

    /** So that a chunk, with what it takes to write it anew, fits into a processor's fastest memory. */
    private static final int CHUNK = 64;

    private final byte[] head;
    private final List<TextChunk> chunks = new ArrayList<>();

    TextBlock(MetricFamily family, Naming naming, String head) {
        super(family, naming);
        this.head = head.getBytes(UTF_8);
        var lines = new TextLines(family, naming);
        for (int from = 0; from < series().size(); from += CHUNK) {
            chunks.add(new TextChunk(lines, series(), from, Math.min(from + CHUNK, series().size())));
        }
    }

    @Override
    void write(Desk desk) throws IOException {
        boolean first = true;
        for (TextChunk chunk : chunks) {
            chunk.update(desk);
            if (first && !chunk.isEmpty()) {
                desk.out(head, head.length);
                first = false;
            }
            chunk.writeTo(desk);
        }
    }
}
