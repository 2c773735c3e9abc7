// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import kura.metrics.MetricSource;

/**
 * All metrics of a source, in one format. Keep a page that is asked for again: text stays encoded from one time to the next,
 * so that a page costs what changed.
 *
 * <p>Any thread may ask; threads that ask for the same page wait for one another, those that update metrics for nobody.
 */
public final class Page {

    private final Blocks<PageBlock> blocks;
    private final PageFormat format;
    private final byte[] end;
    private final Desk desk = new Desk();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile int lastLength = 1024;

    /** A page in Prometheus text. */
    public Page(MetricSource source, Naming naming) {
        this(source, naming, PageFormat.PROMETHEUS_TEXT);
    }

    /** A page. */
    public Page(MetricSource source, Naming naming, PageFormat format) {
        this.blocks = new Blocks<>(source, naming, format::block);
        this.format = format;
        this.end = format.end().getBytes(UTF_8);
    }

    /**
     * Writes the page with the values of now.
     *
     * @param out should be memory: whoever else wants this page waits for it, or is interrupted
     * @throws IOException of the output, {@link InterruptedIOException} of waiting
     * @throws IllegalStateException if a callback on this page asks for it
     */
    public void write(OutputStream out) throws IOException {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a callback asks for the page that it is asked for");
        }
        try {
            writing.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while somebody else wrote this page");
        }
        boolean whole = false;
        try {
            update(out);
            whole = true;
        } finally {
            if (!whole) { // what is kept may be half of the old and half of the new
                blocks.forget();
            }
            writing.unlock();
        }
    }

    private void update(OutputStream out) throws IOException {
        List<PageBlock> now = blocks.now();
        desk.begin(out);
        for (PageBlock block : now) {
            block.write(desk);
        }
        desk.out(end, end.length);
        lastLength = desk.end();
    }

    /** How long the page was when it was last written, in bytes: about as long it will be. */
    public int lastLength() {
        return lastLength;
    }

    /**
     * The page with the values of now.
     *
     * @throws IllegalStateException if the format is no text
     */
    public String render() {
        if (format == PageFormat.PROTOBUF) {
            throw new IllegalStateException("protobuf is no text; use write()");
        }
        var bytes = new ByteArrayOutputStream(lastLength);
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: memory has none
        }
        return bytes.toString(UTF_8);
    }
}
