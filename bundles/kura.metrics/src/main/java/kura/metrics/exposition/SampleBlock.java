// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricFamily;
import kura.metrics.MetricType;
import kura.metrics.Part;
import kura.metrics.Series;

/** One family for those who send: what they keep of each of its samples. */
final class SampleBlock<K> extends Block {

    private final List<K[]> kept = new ArrayList<>(); // by series, by part; null until the series has numbers
    private final Samples.Maker<K> maker;
    private final Samples.Head head;
    private final String name;
    private final double factor;
    private final Labels labels;

    SampleBlock(MetricFamily family, Naming naming, Samples.Maker<K> maker) {
        super(family, naming);
        this.maker = maker;
        MetricDescriptor metric = family.descriptor();
        name = naming.name(metric);
        factor = naming.factor(metric);
        labels = new Labels(family, naming);
        head = new Samples.Head(
                name + metric.type().suffix(),
                metric.type() == MetricType.UNTYPED ? "unknown" : metric.type().word(),
                naming.help(metric),
                naming.unit(metric));
        series().forEach(each -> kept.add(null));
    }

    void read(Desk desk, Samples.Taker<K> taker) {
        for (int i = 0; i < series().size(); i++) {
            Series each = series().get(i);
            if (desk.read(each)) {
                List<Part> parts = each.parts();
                K[] known = kept.get(i);
                if (known == null) {
                    known = make(each, parts);
                    kept.set(i, known);
                }
                for (int part = 0; part < known.length; part++) {
                    double now = desk.snapshot.number(part);
                    taker.take(known[part], parts.get(part).whole() ? now : now * factor);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // seen by nobody else
    private K[] make(Series series, List<Part> parts) {
        var made = (K[]) new Object[parts.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = maker.make(head, labels(series, parts.get(i)));
        }
        return made;
    }

    private List<String> labels(Series series, Part part) {
        Map<String, String> sorted = new TreeMap<>();
        labels.forEach(series, sorted::put);
        if (!part.labelName().isEmpty()) {
            sorted.put(part.labelName().equals(Part.FAMILY) ? name : part.labelName(), part.labelValue());
        }
        sorted.put("__name__", name + part.suffix());
        var list = new ArrayList<String>(2 * sorted.size());
        sorted.forEach((label, value) -> {
            list.add(label);
            list.add(value);
        });
        return List.copyOf(list);
    }
}
