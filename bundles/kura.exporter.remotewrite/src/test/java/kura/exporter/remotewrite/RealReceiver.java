// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.io.IOException;
import java.net.ServerSocket;
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

/** A real receiver in a process of its own, and what it says to queries. */
final class RealReceiver implements AutoCloseable {

    private static final Pattern RESULT = Pattern.compile("\\{\"metric\":\\{(.*?)},\"values?\":(\\[.*?\"]]?)[,}]");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String write;
    private final Process process;
    private final Path log;

    private RealReceiver(int port, String write, Path folder, List<String> command) throws IOException {
        this.port = port;
        this.write = write;
        Files.createDirectories(folder);
        log = folder.resolve("receiver.log");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /**
     * Debian's Prometheus, as a receiver.
     *
     * @param window out of order, in Prometheus' words; empty for none
     */
    static RealReceiver prometheus(Path folder, int port, String window) throws Exception {
        Path config = Files.createDirectories(folder).resolve("prometheus.yml");
        Files.writeString(
                config, window.isEmpty() ? "" : "storage: {tsdb: {out_of_order_time_window: " + window + "}}\n");
        return new RealReceiver(
                        port,
                        "/api/v1/write",
                        folder,
                        List.of(
                                "prometheus",
                                "--web.enable-remote-write-receiver",
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                                "--web.listen-address=127.0.0.1:" + port))
                .ready("/-/ready");
    }

    /** Debian's VictoriaMetrics. */
    static RealReceiver victoriaMetrics(Path folder, int port) throws Exception {
        return new RealReceiver(
                        port,
                        "/api/v1/write",
                        folder,
                        List.of(
                                "victoria-metrics",
                                "-storageDataPath=" + folder.resolve("data"),
                                "-httpListenAddr=127.0.0.1:" + port,
                                "-retentionPeriod=100y",
                                "-search.latencyOffset=0s",
                                "-search.disableCache",
                                "-memory.allowedBytes=64MB",
                                "-dedup.minScrapeInterval=1ms"))
                .ready("/health");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String writeUrl() {
        return "http://127.0.0.1:" + port + write;
    }

    /** The current values, by labels. */
    Map<String, String> values(String query) throws IOException, InterruptedException {
        var found = new TreeMap<String, String>();
        var results = RESULT.matcher(get("/api/v1/query?query=" + encoded(query) + "&nocache=1"));
        while (results.find()) {
            found.put(results.group(1), results.group(2).replaceAll(".*,\"|\"]", ""));
        }
        return found;
    }

    /** All samples of the last while, as they were stored. */
    String raw(String selector, String duration) throws IOException, InterruptedException {
        return get("/api/v1/query?query=" + encoded(selector + "[" + duration + "]") + "&nocache=1");
    }

    String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private RealReceiver ready(String path) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < until) {
            try {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build();
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return this;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException(log(), e);
                }
            }
            Thread.sleep(50);
        }
        close();
        throw new IOException("not ready: " + log());
    }

    /** As kill -9 does. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
