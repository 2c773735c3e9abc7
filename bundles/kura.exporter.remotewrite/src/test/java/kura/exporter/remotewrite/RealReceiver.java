// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kura.testing.FreePort;

/** A real receiver in a process of its own, that can go and come back with what it has, and what it says to queries. */
public final class RealReceiver implements AutoCloseable {

    private static final Pattern RESULT = Pattern.compile("\\{\"metric\":\\{(.*?)},\"values?\":(\\[.*?\"]]?)[,}]");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Path log;
    private final String ready;
    private final List<String> command;
    private Process process;

    private RealReceiver(int port, Path folder, String ready, List<String> command) {
        this.port = port;
        this.log = folder.resolve("receiver.log");
        this.ready = ready;
        this.command = command;
    }

    /**
     * Debian's Prometheus, as a receiver; to come.
     *
     * @param window out of order, in Prometheus' words; empty for none
     */
    public static RealReceiver prometheus(Path folder, String window) throws IOException {
        int port = FreePort.next();
        Path config = Files.createDirectories(folder).resolve("prometheus.yml");
        Files.writeString(
                config, window.isEmpty() ? "" : "storage: {tsdb: {out_of_order_time_window: " + window + "}}\n");
        return new RealReceiver(
                port,
                folder,
                "/-/ready",
                List.of(
                        "prometheus",
                        "--web.enable-remote-write-receiver",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port));
    }

    /** Debian's VictoriaMetrics, to come. Of samples that are the same it keeps one. */
    public static RealReceiver victoriaMetrics(Path folder) throws IOException {
        int port = FreePort.next();
        Files.createDirectories(folder);
        return new RealReceiver(
                port,
                folder,
                "/health",
                List.of(
                        "victoria-metrics",
                        "-storageDataPath=" + folder.resolve("data"),
                        "-httpListenAddr=127.0.0.1:" + port,
                        "-retentionPeriod=100y",
                        "-search.latencyOffset=0s",
                        "-search.disableCache",
                        "-memory.allowedBytes=64MB",
                        "-dedup.minScrapeInterval=1ms"));
    }

    /** Where it takes remote write. */
    public String url() {
        return "http://127.0.0.1:" + port + "/api/v1/write";
    }

    int port() {
        return port;
    }

    /** It is there, and ready. */
    public void come() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                get(ready);
                return;
            } catch (IOException e) {
                if (System.nanoTime() - end > 0 || !process.isAlive()) {
                    throw new IOException("it does not come: " + Files.readString(log), e);
                }
                Thread.sleep(50);
            }
        }
    }

    /** It has stored what it has, and nobody listens where it was. */
    public void go() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            close();
        }
    }

    /** The current values, by labels. */
    public Map<String, String> values(String query) throws IOException, InterruptedException {
        var found = new TreeMap<String, String>();
        var results = RESULT.matcher(get("/api/v1/query?query=" + encoded(query) + "&nocache=1"));
        while (results.find()) {
            found.put(results.group(1), results.group(2).replaceAll(".*,\"|\"]", ""));
        }
        return found;
    }

    /** All samples of the last while, as they were stored. */
    public String raw(String selector, String duration) throws IOException, InterruptedException {
        return get("/api/v1/query?query=" + encoded(selector + "[" + duration + "]") + "&nocache=1");
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As kill -9 does. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
