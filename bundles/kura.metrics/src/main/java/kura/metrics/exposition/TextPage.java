// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kura.metrics.MetricFamily;
import kura.metrics.MetricRegistry;

/**
 * All metrics of a registry as text. Keep the page: every line stays encoded from one time to the
 * next, so that a page costs what changed.
 *
 * <p>Any thread may ask; threads that ask for the same page wait for one another, those that update metrics for nobody.
 */
public final class TextPage {

    /** Takes a page over. */
    @FunctionalInterface
    public interface Reader {
        /** Copies what it needs: the bytes are overwritten as soon as this returns. */
        void read(byte[] bytes, int length);
    }

    private final MetricRegistry registry;
    private final Naming naming;
    private final TextFormat format;
    private final byte[] end;
    private final PageBuffer buffer = new PageBuffer();
    private List<Block> blocks = List.of();
    private long structure = -1;

    /** A page over all metrics of a registry, in Prometheus text. */
    public TextPage(MetricRegistry registry, Naming naming) {
        this(registry, naming, TextFormat.PROMETHEUS);
    }

    /** A page over all metrics of a registry. */
    public TextPage(MetricRegistry registry, Naming naming, TextFormat format) {
        this.registry = registry;
        this.naming = naming;
        this.format = format;
        this.end = format.end().getBytes(UTF_8);
    }

    /** What the page is written in. */
    public TextFormat format() {
        return format;
    }

    /** Writes the page with the values of now and hands it to the reader. */
    public synchronized void render(Reader reader) {
        long now = registry.structure();
        if (now != structure) {
            blocks = blocks();
            structure = now;
        }
        buffer.clear();
        for (Block block : blocks) {
            block.write(buffer);
        }
        buffer.append(end, end.length);
        reader.read(buffer.bytes(), buffer.length());
    }

    /** The page with the values of now. */
    public String render() {
        var text = new String[1];
        render((bytes, length) -> text[0] = new String(bytes, 0, length, UTF_8));
        return text[0];
    }

    /** Blocks in the order of their names. A plain name that is taken already gives way to the metric's own name. */
    private List<Block> blocks() {
        var own = Naming.of(naming.namespace());
        Map<String, Block> named = new TreeMap<>();
        for (MetricFamily family : registry.families()) {
            if (named.putIfAbsent(naming.name(family.descriptor()), block(family, naming)) != null) {
                named.putIfAbsent(own.name(family.descriptor()), block(family, own));
            }
        }
        return List.copyOf(named.values());
    }

    private Block block(MetricFamily family, Naming naming) {
        var metric = family.descriptor();
        String name = naming.name(metric);
        return new Block(format.head(metric, name), name, naming.factor(metric), family);
    }
}
