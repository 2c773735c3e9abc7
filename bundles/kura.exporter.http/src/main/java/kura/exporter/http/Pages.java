// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.TextFormat;
import kura.metrics.exposition.TextPage;

/** The page in each format, made when first asked for. */
final class Pages {

    private final MetricRegistry registry;
    private final Naming naming;
    private final Map<TextFormat, TextPage> pages = new ConcurrentHashMap<>();

    Pages(MetricRegistry registry, Naming naming) {
        this.registry = registry;
        this.naming = naming;
    }

    TextPage in(TextFormat format) {
        return pages.computeIfAbsent(format, any -> new TextPage(registry, naming, format));
    }
}
