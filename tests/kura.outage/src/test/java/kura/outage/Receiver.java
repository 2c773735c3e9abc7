// SPDX-License-Identifier: EPL-2.0
package kura.outage;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A real Prometheus or VictoriaMetrics that can go and come back with what it has. */
final class Receiver implements AutoCloseable {

    /** A number at a moment, in milliseconds. */
    record Sample(long millis, long value) {}

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern SERIES = Pattern.compile("\"sensor\":\"(\\d+)\"[^]]*?\"values\":\\[(.*?)]]");
    private static final Pattern SAMPLE = Pattern.compile("([0-9.]+),\"([0-9.e+]+)\"");

    private final List<String> command;
    private final Path log;
    private final int port;
    private Process process;

    private Receiver(Path folder, int port, List<String> command) {
        this.command = command;
        this.port = port;
        log = folder.resolve("log");
    }

    static Receiver prometheus(Path folder) throws IOException {
        int port = freePort();
        Files.createDirectories(folder);
        Path file = folder.resolve("prometheus.yml");
        Files.writeString(file, "storage: {tsdb: {out_of_order_time_window: 1h}}\n");
        return new Receiver(
                folder,
                port,
                List.of(
                        "prometheus",
                        "--web.enable-remote-write-receiver",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port));
    }

    /** Of samples that are the same it keeps one. */
    static Receiver victoriaMetrics(Path folder) throws IOException {
        int port = freePort();
        Files.createDirectories(folder);
        return new Receiver(
                folder,
                port,
                List.of(
                        "victoria-metrics",
                        "-storageDataPath=" + folder.resolve("data"),
                        "-dedup.minScrapeInterval=1ms",
                        "-search.latencyOffset=0s",
                        "-httpListenAddr=127.0.0.1:" + port));
    }

    String url() {
        return "http://127.0.0.1:" + port + "/api/v1/write";
    }

    /** It is there. */
    void come() throws Exception {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try {
                get("/api/v1/query?query=1");
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException("it does not come: " + Files.readString(log), e);
                }
                Thread.sleep(50);
            }
        }
    }

    /** It is gone, and nobody listens where it was. */
    void go() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** All samples of some of the series, by their sensor, in the order of their times. */
    Map<Integer, List<Sample>> samples(String metric) throws IOException, InterruptedException {
        String answer = get("/api/v1/query?query=" + URLEncoder.encode(metric + "[1h]", StandardCharsets.UTF_8));
        var all = new TreeMap<Integer, List<Sample>>();
        var series = SERIES.matcher(answer);
        while (series.find()) {
            var samples = new ArrayList<Sample>();
            var sample = SAMPLE.matcher(series.group(2));
            while (sample.find()) {
                samples.add(new Sample(Math.round(Double.parseDouble(sample.group(1)) * 1000), (long)
                        Double.parseDouble(sample.group(2))));
            }
            all.put(Integer.valueOf(series.group(1)), samples);
        }
        return all;
    }

    private String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
