// SPDX-License-Identifier: EPL-2.0
package kura.source.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.core.metrics.StateSet;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;
import org.junit.jupiter.api.Test;

/** Over the bridge a page is what the official client writes of the same registry. */
class OfficialWriterTest {

    private final PrometheusRegistry theirs = new PrometheusRegistry();
    private final MetricRegistry ours = MetricRegistry.create();
    private final Page text = new Page(ours, Naming.of(""));
    private final Page openMetrics = new Page(ours, Naming.of(""), PageFormat.OPENMETRICS_TEXT);

    private MetricSnapshots snapshots;

    OfficialWriterTest() {
        ours.register(new Bridge("registry", this::scrape, warning -> {
            throw new AssertionError(warning);
        }));
    }

    @Test
    void countersAndGauges() throws IOException {
        var counter = Counter.builder()
                .name("reads")
                .help("A \"help\"\nof two lines.")
                .labelNames("z", "a")
                .register(theirs);
        counter.labelValues("1", "\"\\\n").inc();
        counter.labelValues("2", "ä €").inc(1e9 / 3);
        Counter.builder()
                .name("ends_in_total")
                .unit(Unit.SECONDS)
                .register(theirs)
                .inc(2);
        Gauge.builder().name("level").unit(new Unit("knots")).register(theirs).set(Double.NaN);
        Gauge.builder().name("never_used").labelNames("room").register(theirs);

        assertTheSame();
        counter.labelValues("3", " ").inc();
        counter.remove("1", "\"\\\n");
        assertTheSame();
    }

    @Test
    void histograms() throws IOException {
        var classic = Histogram.builder()
                .name("classic")
                .classicOnly()
                .classicUpperBounds(0.25, 1, 64)
                .labelNames("room")
                .register(theirs);
        var bare = Histogram.builder().name("native").nativeOnly().register(theirs);
        var both = Histogram.builder()
                .name("both")
                .unit(Unit.SECONDS)
                .help("Both.")
                .register(theirs);
        for (double value : new double[] {-3, 0, 0.25, 0.3, 5, 100, 1e7}) {
            classic.labelValues("hall").observe(value);
            classic.labelValues("attic").observe(value * 2);
            bare.observe(value);
            both.observe(value);
        }

        assertTheSame();
    }

    @Test
    void summariesOfAnyParts() throws IOException {
        Summary.builder()
                .name("with_quantiles")
                .quantile(0.5)
                .quantile(0.99)
                .register(theirs)
                .observe(2.5);
        Summary.builder().name("without").labelNames("a").register(theirs).initLabelValues("b");
        var any = SummarySnapshot.builder().name("any");
        any.dataPoint(point("1").count(3).build());
        any.dataPoint(point("2").sum(7.5).build());
        any.dataPoint(point("3")
                .quantiles(Quantiles.builder().quantile(0.9, 4).build())
                .build());
        any.dataPoint(point("4").build());
        SummarySnapshot built = any.build();
        theirs.register((Collector) () -> built);

        assertTheSame();
    }

    @Test
    void whatSaysRatherThanCounts() throws IOException {
        Info.builder().name("build_info").labelNames("version").register(theirs).setLabelValues("1.2");
        Info.builder().name("target").register(theirs).setLabelValues();
        StateSet.builder()
                .name("door")
                .labelNames("house")
                .states("open", "locked")
                .register(theirs)
                .labelValues("1")
                .setTrue("open");
        UnknownSnapshot unknown = UnknownSnapshot.builder()
                .name("some_total")
                .help("Who knows.")
                .dataPoint(UnknownDataPointSnapshot.builder().value(1).build())
                .build();
        theirs.register((Collector) () -> unknown);

        assertTheSame();
    }

    @Test
    void namesThatOldScrapersDoNotKnow() throws IOException {
        Counter.builder()
                .name("http.requests")
                .labelNames("status.code")
                .register(theirs)
                .labelValues("200")
                .inc();
        Gauge.builder().name("1 ä€").register(theirs).set(3);

        assertTheSame();
        assertThat(text.render()).contains("http_requests_total{status_code=\"200\"} 1.0\n");
    }

    @Test
    void theOfficialInstrumentationOfTheJvm() throws IOException {
        JvmMetrics.builder().register(theirs);
        snapshots = theirs.scrape(); // the values are others each time

        assertTheSame();
        assertThat(text.render().lines())
                .hasSizeGreaterThan(100)
                .anyMatch(line -> line.startsWith("jvm_memory_pool_used_bytes{pool=\""));
    }

    private static SummaryDataPointSnapshot.Builder point(String label) {
        return SummaryDataPointSnapshot.builder().labels(Labels.of("which", label));
    }

    private void assertTheSame() throws IOException {
        for (int again = 0; again < 2; again++) {
            assertThat(text.render()).isEqualTo(written(PrometheusTextFormatWriter.create()));
            assertThat(openMetrics.render()).isEqualTo(written(OpenMetricsTextFormatWriter.create()));
        }
    }

    private MetricSnapshots scrape() {
        return snapshots == null ? theirs.scrape() : snapshots;
    }

    private String written(ExpositionFormatWriter writer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        writer.write(bytes, scrape());
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
