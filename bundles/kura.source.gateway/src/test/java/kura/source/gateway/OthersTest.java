// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kura.metrics.MetricRegistry;
import kura.testing.FreePort;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Held against those whose names these are: node_exporter and client_java, on the same machine at the same time. */
class OthersTest {

    private static final Path NODE_EXPORTER = Path.of("/usr/bin/prometheus-node-exporter");

    /** What moves while one looks: so far apart may two looks be, as a share or in its unit. */
    private static final double SHARE = 0.2;

    private static final double MOVES = 100;

    private static final Set<String> UNLIKE = Set.of(
            "node_procs_running", // whoever happens to run
            "node_load1",
            "node_filesystem_device_error", // where node_exporter may look and a user may not
            "process_open_fds",
            "jvm_threads_started_total");

    @Test
    void theHostIsWhatNodeExporterSaysItIs() throws Exception {
        assumeTrue(Files.isExecutable(NODE_EXPORTER), "apt-get install prometheus-node-exporter");
        // again, if somebody comes or goes between the two looks
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            String theirs = nodeExporter();
            String ours = page(new GatewayComponent());

            assertThat(described(ours, "node_"))
                    .isSubsetOf(described(theirs, "node_"))
                    .hasSizeGreaterThan(80);
            compare(numbers(ours, "node_"), numbers(theirs, "node_"), 80);
        });
    }

    @Test
    void theJvmIsWhatClientJavaSaysItIs() throws IOException {
        var registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        var out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
        String theirs = out.toString();
        String ours = page(new GatewayComponent());

        assertThat(described(ours, "(jvm|process)_"))
                .isEqualTo(described(theirs, "(jvm|process)_").stream()
                        .filter(line -> !line.contains("jvm_memory_pool_allocated")) // only after a collection
                        .collect(Collectors.toCollection(TreeSet::new)));
        compare(numbers(ours, "(jvm_threads|jvm_classes|jvm_runtime|process)_"), numbers(theirs, "(jvm|process)_"), 15);
        assertThat(numbers(ours, "jvm_").keySet())
                .isEqualTo(numbers(theirs, "jvm_(?!memory_pool_alloc)").keySet());
    }

    private static void compare(Map<String, Double> ours, Map<String, Double> theirs, int least) {
        int compared = 0;
        for (var each : ours.entrySet()) {
            Double other = theirs.get(each.getKey());
            assertThat(other).as(each.getKey()).isNotNull();
            if (!UNLIKE.contains(each.getKey().replaceAll("\\{.*", ""))) {
                double apart = Math.max(MOVES, Math.abs(other) * SHARE);
                assertThat(each.getValue()).as(each.getKey()).isCloseTo(other, within(apart));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(least);
    }

    private static String page(GatewayComponent component) throws IOException {
        try (var registry = MetricRegistry.create()) {
            component.configure(Map.of());
            component.setRegistry(registry);
            try {
                return Awaitility.await()
                        .until(() -> FakeHost.page(registry), page -> page.contains("\nnode_filesystem_readonly"));
            } finally {
                component.stop();
            }
        }
    }

    private static Set<String> described(String page, String start) {
        return page.lines()
                .filter(line -> line.matches("# (HELP|TYPE) " + start + ".*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Double> numbers(String page, String start) {
        var numbers = new TreeMap<String, Double>();
        page.lines().filter(line -> line.matches(start + ".*")).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            numbers.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
        });
        return numbers;
    }

    private static String nodeExporter() throws Exception {
        int port = FreePort.next();
        var program = new ProcessBuilder(
                        NODE_EXPORTER.toString(),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--collector.filesystem.mount-points-exclude=^/(dev|proc|run|sys)($|/)") // Debian's hides USB
                // disks
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var client = HttpClient.newHttpClient();
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(
                            () -> client.send(request, BodyHandlers.ofString()).body(),
                            page -> page.contains("node_load1 "));
        } finally {
            program.destroy();
            program.waitFor(5, TimeUnit.SECONDS);
        }
    }
}
