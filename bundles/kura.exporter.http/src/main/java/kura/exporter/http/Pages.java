// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Escaping;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Negotiation;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;

/** The metrics in each format. What scrapers usually ask for is made when first asked for and then kept. */
final class Pages {

    private final MetricSource metrics;
    private final Naming naming;
    private final Map<PageFormat, Page> pages = new ConcurrentHashMap<>();

    Pages(MetricSource metrics, Naming naming) {
        this.metrics = metrics;
        this.naming = naming;
    }

    /** What is shown. */
    MetricSource metrics() {
        return metrics;
    }

    /** Whether a page asks code of others, which may take its time. */
    boolean asksOthers() {
        return metrics.asksOthers();
    }

    /**
     * A page.
     *
     * @param names of the metrics that are wanted; none for all
     */
    Page page(Negotiation wanted, List<String> names) {
        if (!names.isEmpty()) {
            var escaped = naming.escaped(wanted.escaping());
            return new Page(metrics.filter(escaped.named(names)), escaped, wanted.format());
        }
        return wanted.escaping() == Escaping.DOTS
                ? new Page(metrics, naming.escaped(Escaping.DOTS), wanted.format())
                : pages.computeIfAbsent(wanted.format(), format -> new Page(metrics, naming, format));
    }
}
