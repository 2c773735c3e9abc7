// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import kura.metrics.MetricFamily;
import kura.metrics.MetricSource;

/**
 * All metrics of a source, in one format. Keep a page that is asked for again: text stays encoded from one time to the next,
 * so that a page costs what changed.
 *
 * <p>Any thread may ask; threads that ask for the same page wait for one another, those that update metrics for nobody.
 */
public final class Page {

    private final MetricSource source;
    private final Naming naming;
    private final PageFormat format;
    private final byte[] end;
    private final Desk desk = new Desk();
    private List<Block> blocks = List.of();
    private long structure = -1;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile int lastLength = 1024;

    /** A page in Prometheus text. */
    public Page(MetricSource source, Naming naming) {
        this(source, naming, PageFormat.PROMETHEUS_TEXT);
    }

    /** A page. */
    public Page(MetricSource source, Naming naming, PageFormat format) {
        this.source = source;
        this.naming = naming;
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
                blocks = List.of();
                structure = -1;
            }
            writing.unlock();
        }
    }

    private void update(OutputStream out) throws IOException {
        source.collect();
        long now = source.structure();
        if (now != structure) {
            blocks = blocks();
            structure = now;
        }
        desk.begin(out);
        for (Block block : blocks) {
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

    /**
     * Blocks in the order of their names. A plain name that is taken already gives way to the metric's own name; a metric
     * that would be written under a name which is taken all the same is left out, for nobody could read such a page.
     */
    private List<Block> blocks() {
        Map<MetricFamily, Block> known = new HashMap<>();
        blocks.forEach(block -> known.put(block.family(), block));
        Map<String, Block> named = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (MetricFamily family : source.families()) {
            for (Naming each : List.of(naming, naming.baseUnits())) {
                if (Collections.disjoint(taken, each.names(family.descriptor()))) {
                    taken.addAll(each.names(family.descriptor()));
                    Block block = known.get(family);
                    named.put(
                            each.name(family.descriptor()),
                            block != null && block.holds(each) ? block : format.block(family, each));
                    break;
                }
            }
        }
        return List.copyOf(named.values());
    }
}
