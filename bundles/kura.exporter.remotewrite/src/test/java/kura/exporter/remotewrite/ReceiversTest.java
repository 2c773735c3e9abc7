// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kura.metrics.Counter;
import kura.metrics.Gauge;
import kura.metrics.Histogram;
import kura.metrics.MetricRegistry;
import kura.metrics.StateSet;
import kura.metrics.Summary;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a registry holds is what real receivers answer. */
class ReceiversTest {

    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)\\{(.*)} (\\S+)");
    private static final String OURS = "{gateway=\"g 7\",__name__!~\".*exporter_remote_write.*\"}";

    private static final int NOISE = 1800; // series

    @TempDir
    private Path folder;

    private final MetricRegistry registry = MetricRegistry.create();
    private RealReceiver receiver;
    private Destination destination;

    @AfterEach
    void stop() {
        if (destination != null) {
            destination.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void prometheusHasWhatTheRegistryHas() throws Exception {
        receiver = RealReceiver.prometheus(folder.resolve("receiver"), "1h");
        receiver.come();
        hasWhatTheRegistryHas();
    }

    @Test
    void victoriaMetricsHasWhatTheRegistryHas() throws Exception {
        receiver = RealReceiver.victoriaMetrics(folder.resolve("receiver"));
        receiver.come();
        hasWhatTheRegistryHas();
    }

    private void hasWhatTheRegistryHas() throws Exception {
        Gauge gauge = fill();
        start();
        patiently(() -> assertThat(stored()).isEqualTo(page()));

        gauge.labelValues("a").set(-3.25);
        gauge.remove("b");
        patiently(() -> assertThat(stored()).isEqualTo(page()));
        assertThat(receiver.values("kura_t_celsius")).hasSize(1);

        destination.close();
        patiently(() -> assertThat(receiver.values("{gateway=\"g 7\"}")).isEmpty());
        assertThat(receiver.values("count(last_over_time({gateway=\"g 7\"}[5m])) > 20"))
                .hasSize(1);
    }

    @Test
    void whatWaitedArrivesToo() throws Exception {
        receiver = RealReceiver.prometheus(folder.resolve("receiver"), "1h");
        var readings = new AtomicInteger(); // one that is missing in the end was lost
        Gauge.builder().name("reading").register(registry).callback(readings::incrementAndGet);
        destination = Plans.start("main", Plans.of(receiver.url()), registry, folder.resolve("queue"));
        patiently(() -> assertThat(readings.get()).isGreaterThan(30));
        assertThat(registry.remarks().toString())
                .contains("Nothing can be sent now: 127.0.0.1 at port " + receiver.port() + " refuses the connection");
        receiver.come();

        patiently(() -> assertThat(registry.remarks()).isEmpty());
        int last = readings.get();
        patiently(() -> assertThat(numbers(receiver.raw("kura_reading", "10m")))
                .containsSequence(IntStream.rangeClosed(1, last).boxed().toList())
                .doesNotHaveDuplicates());
    }

    @Test
    void whatTheQueueHadNoRoomForIsWhatIsMissingAndItIsTheOldest() throws Exception {
        receiver = RealReceiver.prometheus(folder.resolve("receiver"), "1h");
        var readings = new AtomicInteger();
        Gauge.builder().name("reading").register(registry).callback(readings::incrementAndGet);
        var random = new Random(1);
        for (String family : List.of("noise_a", "noise_b")) { // which nothing compresses
            Gauge noise = registry.gauge(family, "", "i");
            IntStream.range(0, NOISE / 2).forEach(i -> noise.callback(random::nextDouble, "" + i));
        }
        var plan = Plans.of(
                receiver.url(), "queue.size", 1, "backlog.rate", 0, "metrics", "reading, noise_*", "timeout", 60);
        destination = Plans.start("main", plan, registry, folder.resolve("queue"));
        patiently(() -> assertThat(own("samples_dropped_total")).isGreaterThan(30 * NOISE));
        receiver.come();
        patiently(() -> {
            var there = new TreeSet<>(numbers(receiver.raw("kura_reading", "10m")));
            assertThat(there).isNotEmpty();
            var missing = IntStream.rangeClosed(1, there.last())
                    .filter(each -> !there.contains(each))
                    .toArray();
            assertThat(own("samples_dropped_total")).isEqualTo(missing.length * (NOISE + 1.0));
            assertThat(missing[missing.length - 1] - missing[0])
                    .as("but for what was in hand, the oldest, without a gap")
                    .isEqualTo(missing.length - 1);
            assertThat(missing[0]).isLessThan(5);
        });
    }

    @ParameterizedTest
    @CsvSource({"'', out of order sample", "1s, too old sample"})
    void aPrometheusWithTooSmallAWindowIsToldAbout(String window, String answer) throws Exception {
        receiver = RealReceiver.prometheus(folder.resolve("receiver"), window);
        receiver.come();
        registry.gauge("steady", "").set(7);
        start();
        patiently(() -> assertThat(own("samples_sent_total")).isPositive());
        receiver.close();
        patiently(() -> assertThat(own("oldest_sample_age_seconds")).isGreaterThan(4));
        receiver.come();

        patiently(() ->
                assertThat(registry.remarks().toString()).contains("storage.tsdb.out_of_order_time_window", answer));
        assertThat(own("samples_set_aside_total")).isPositive();
        patiently(() -> assertThat(receiver.values("kura_steady")).hasSize(1));
    }

    private void start() {
        destination = Plans.start(
                "main", Plans.of(receiver.url(), "labels", "gateway=g 7"), registry, folder.resolve("queue"));
    }

    /** The page that a scraper would get, as queries answer. */
    private Map<String, String> page() {
        var found = new TreeMap<String, String>();
        new Page(registry, Naming.of("kura").labeled(Map.of("gateway", "g 7")))
                .render()
                .lines()
                .forEach(line -> {
                    var sample = SAMPLE.matcher(line);
                    if (sample.matches() && !sample.group(1).contains("exporter_remote_write")) {
                        var labels = new TreeMap<String, String>();
                        labels.put("__name__", sample.group(1));
                        for (String label : sample.group(2).split(",(?=[a-z_]+=\")")) {
                            labels.put(label.split("=", 2)[0], label.split("=\"", 2)[1].replaceAll("\"$", ""));
                        }
                        var joined = new StringBuilder();
                        labels.forEach((name, value) ->
                                joined.append(joined.isEmpty() ? "" : ",").append('"' + name + "\":\"" + value + '"'));
                        found.put(joined.toString(), number(sample.group(3)));
                    }
                });
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }

    /** To twelve digits: VictoriaMetrics does not keep more. */
    private static String number(String text) {
        return new BigDecimal(text)
                .round(new MathContext(12))
                .stripTrailingZeros()
                .toString();
    }

    private Map<String, String> stored() throws Exception {
        var found = receiver.values(OURS);
        found.replaceAll((labels, value) -> number(value));
        return found;
    }

    /** What the destination says of itself; all of one name together. */
    private double own(String name) {
        return new Page(registry.filter(metric -> metric.name().startsWith("exporter_")), Naming.of(""))
                .render()
                .lines()
                .filter(line -> line.startsWith("exporter_remote_write_" + name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<Integer> numbers(String raw) {
        return Pattern.compile("\\[[\\d.]+,\"(\\d+)\"]")
                .matcher(raw)
                .results()
                .map(each -> Integer.valueOf(each.group(1)))
                .toList();
    }

    private static void patiently(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }

    private Gauge fill() {
        Counter.builder()
                .name("reads")
                .labelNames("sensor")
                .register(registry)
                .labelValues("a b")
                .inc(3);
        var gauge =
                Gauge.builder().name("t").unit("celsius").labelNames("sensor").register(registry);
        gauge.labelValues("a").set(21.5);
        gauge.labelValues("b").set(1e-9);
        registry.gauge("large", "").set(123456789.125);
        var histogram = Histogram.builder().name("took").unit("seconds").register(registry);
        histogram.observe(0.3);
        histogram.observe(70);
        Summary.builder().name("waits").quantile(0.5).register(registry).observe(8);
        StateSet.builder()
                .name("door")
                .states("open", "shut")
                .register(registry)
                .setTrue("shut");
        return gauge;
    }
}
