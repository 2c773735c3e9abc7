// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kura.metrics.MetricRegistry;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;

/** The same metrics in our registry and in the official one, and our pages of them, which are kept from look to look. */
final class Both {

    private final List<Described> metrics;
    private final MetricRegistry ours = MetricRegistry.create();
    /** Without our count of callbacks that failed, of which the official client knows nothing. */
    private final MetricSource shown = ours.filter(metric -> !metric.name().equals("metric_callback_errors"));

    private final PrometheusRegistry official = new PrometheusRegistry();
    private final List<Side> sides = List.of(new OurSide(ours), new OfficialSide(official));
    private final List<List<Live>> live = new ArrayList<>(); // by metric; empty while it is away
    private final Map<PageFormat, Page> pages = new EnumMap<>(PageFormat.class);

    Both(List<Described> metrics) {
        this.metrics = metrics;
        metrics.forEach(metric -> live.add(come(metric)));
    }

    void apply(Change change) {
        int index = change.metric() % metrics.size();
        Described metric = metrics.get(index);
        String[] values = metric.labelValues(change.series());
        switch (change.what()) {
            case UPDATE ->
                live.get(index)
                        .forEach(each -> each.update(values, metric.kind().number(change.number())));
            case REMOVE -> {
                if (values.length > 0) { // without labels the official client goes on with a series that is gone
                    live.get(index).forEach(each -> each.remove(values));
                }
            }
            case LEAVE_OR_COME -> {
                var there = live.get(index);
                there.forEach(Live::leave);
                live.set(index, there.isEmpty() ? come(metric) : List.of());
            }
        }
    }

    private List<Live> come(Described metric) {
        var both = sides.stream().map(side -> metric.kind().on(side, metric)).toList();
        if (metric.labelNames().isEmpty() && metric.kind().isTouchedFirst()) {
            both.forEach(each -> each.update(new String[0], 0));
        }
        return both;
    }

    /** What our pages are of. */
    MetricSource shown() {
        return shown;
    }

    /** Our page, the same object for the same format every time. */
    String ours(PageFormat format) {
        return page(format).render();
    }

    byte[] ourBytes(PageFormat format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        page(format).write(bytes);
        return bytes.toByteArray();
    }

    String official(ExpositionFormatWriter writer) throws IOException {
        return new String(officialBytes(writer), UTF_8);
    }

    byte[] officialBytes(ExpositionFormatWriter writer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writer.write(bytes, official.scrape());
        return bytes.toByteArray();
    }

    private Page page(PageFormat format) {
        return pages.computeIfAbsent(format, any -> new Page(shown, Naming.of(""), format));
    }
}
