// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import kura.metrics.Counter;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import kura.metrics.SummaryDataPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an exporter tells of its pushes: in metrics, to people, and in the log when it changes. */
final class PushMetrics {

    private static final Logger log = LoggerFactory.getLogger(PushMetrics.class);
    private static final String LABEL = "exporter";

    private final String exporter;
    private final MetricRegistry registry;
    private final Counter pushes;
    private final GaugeDataPoint failures;
    private final SummaryDataPoint duration;
    private final GaugeDataPoint bytes;
    private int failed;
    private String told;

    PushMetrics(String exporter, MetricRegistry registry) {
        this.exporter = exporter;
        this.registry = registry;
        pushes = registry.counter("exporter_pushgateway_pushes", "Pushes, by result.", LABEL, "result");
        failures = registry.gauge(
                        "exporter_pushgateway_consecutive_failures", "Pushes that failed since one succeeded.", LABEL)
                .labelValues(exporter);
        duration = registry.summary("exporter_pushgateway_push_duration_seconds", "How long pushes took.", LABEL)
                .labelValues(exporter);
        bytes = registry.gauge("exporter_pushgateway_page_bytes", "Size of the last page.", LABEL)
                .labelValues(exporter);
        failures.set(0);
    }

    /** A page was pushed, or not. */
    void pushed(int size, double seconds) {
        bytes.set(size);
        duration.observe(seconds);
    }

    void succeeded(String where) {
        pushes.labelValues(exporter, "success").inc();
        registry.gauge("exporter_pushgateway_last_success_timestamp_seconds", "When a push last succeeded.", LABEL)
                .labelValues(exporter)
                .set(System.currentTimeMillis() / 1000.0);
        failed = 0;
        failures.set(0);
        registry.remark(exporter, "");
        if (!"".equals(told)) {
            log.info("{}: metrics are pushed to {}{}", exporter, where, told == null ? "" : " again");
            told = "";
        }
    }

    /** @param result in one word; the log has a line when it is another one than before */
    void failed(String where, String result, String words) {
        pushes.labelValues(exporter, result).inc();
        failures.set(++failed);
        registry.remark(
                exporter,
                "The last %s to %s failed: %s%s"
                        .formatted(
                                failed == 1 ? "push" : failed + " pushes",
                                where,
                                words,
                                words.endsWith("?") ? "" : "."));
        if (!result.equals(told)) {
            log.warn("{}: metrics cannot be pushed to {}: {}", exporter, where, words);
            told = result;
        }
    }

    /** How many failed, one after the other. */
    int failures() {
        return failed;
    }
}
