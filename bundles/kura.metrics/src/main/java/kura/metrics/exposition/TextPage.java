// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricFamily;
import kura.metrics.MetricRegistry;
import kura.metrics.MetricType;

/**
 * All metrics of a registry as Prometheus text, version 0.0.4. Keep the page: every line stays encoded from one time to the
 * next, so that a page costs what changed.
 *
 * <p>Any thread may ask; threads that ask for the same page wait for one another, those that update metrics for nobody.
 */
public final class TextPage {

    /** What HTTP calls this format. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Takes a page over. */
    @FunctionalInterface
    public interface Reader {
        /** Copies what it needs: the bytes are overwritten as soon as this returns. */
        void read(byte[] bytes, int length);
    }

    private final MetricRegistry registry;
    private final Naming naming;
    private final PageBuffer buffer = new PageBuffer();
    private List<Block> blocks = List.of();
    private long structure = -1;

    /** A page over all metrics of a registry. */
    public TextPage(MetricRegistry registry, Naming naming) {
        this.registry = registry;
        this.naming = naming;
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

    private static Block block(MetricFamily family, Naming naming) {
        var metric = family.descriptor();
        String name = naming.name(metric);
        return new Block(head(metric, name), name, naming.factor(metric), family);
    }

    /** This format knows no info; it is a gauge that is 1. */
    private static String type(MetricType type) {
        return (type == MetricType.INFO ? MetricType.GAUGE : type).name().toLowerCase(Locale.ROOT);
    }

    private static String head(MetricDescriptor metric, String name) {
        String shown = name + metric.type().suffix();
        String help = metric.help().isEmpty()
                ? ""
                : "# HELP " + shown + " " + metric.help().replace("\\", "\\\\").replace("\n", "\\n") + "\n";
        return help + "# TYPE " + shown + " " + type(metric.type()) + "\n";
    }
}
