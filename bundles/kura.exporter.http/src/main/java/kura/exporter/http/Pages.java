// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kura.exporter.http.status.Status;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Escaping;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Negotiation;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;
import kura.view.View;

/** The metrics in each format. What scrapers usually ask for is made when first asked for and then kept. */
final class Pages {

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final MetricSource metrics;
    private final MetricSource forPeople;
    private final Naming naming;
    private final Map<PageFormat, Kept> pages = new ConcurrentHashMap<>();

    private record Kept(Page page, AtomicLong asked) {}

    Pages(MetricSource all, View view) {
        metrics = view.of(all);
        var shown = view.filter().wanted(view.naming().style());
        forPeople = all.filter(shown.or(Status::needs));
        naming = view.naming();
    }

    /** What the status page shows: no value that is left out here, but always how sensors are. */
    MetricSource forPeople() {
        return forPeople;
    }

    /** Whether there is nothing to show, although there are metrics. */
    boolean isEmpty() {
        return metrics.families().isEmpty() && !forPeople.families().isEmpty();
    }

    /** Whether a page asks code of others, which may take its time. */
    boolean asksOthers() {
        return metrics.asksOthers();
    }

    /** A number that changes when metrics come or go. */
    static long structure(Pages now) {
        return now == null ? 0 : now.metrics.structure();
    }

    /** Has pages made anew: what never ends writing one keeps it. */
    static void forget(Pages now) {
        if (now != null) {
            now.pages.clear();
        }
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
                : kept(wanted.format());
    }

    /** A page that nobody asks for any more is let go, and with it the bundles whose callbacks were on it. */
    private Page kept(PageFormat format) {
        long now = System.nanoTime();
        Kept kept = pages.computeIfAbsent(format, any -> new Kept(new Page(metrics, naming, any), new AtomicLong(now)));
        kept.asked.set(now);
        pages.values().removeIf(each -> now - each.asked.get() > IDLE_NANOS);
        return kept.page;
    }
}
