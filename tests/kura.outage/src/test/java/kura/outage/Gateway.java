// SPDX-License-Identifier: EPL-2.0
package kura.outage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kura.exporter.remotewrite.KilledGateway;

/** A gateway in a process of its own, which is killed and comes back. What it takes for its readings is known here. */
final class Gateway implements AutoCloseable {

    private static final long RUN = 100_000;

    /** What a run of it read: when each value was read, and when it was killed; in milliseconds. */
    record Run(Map<Long, Long> read, long[] killed) {}

    private final Path data;
    private final String url;
    private final List<String> settings;
    private final List<Run> runs = new ArrayList<>();
    private Process process;
    private Thread listener;

    /** @param settings how many gauges, period in seconds, backlog rate */
    Gateway(Path data, String url, Object... settings) {
        this.data = data;
        this.url = url;
        this.settings = Stream.of(settings).map(String::valueOf).toList();
    }

    void start() throws IOException {
        var run = new Run(new TreeMap<>(), new long[] {Long.MAX_VALUE});
        var command = new ArrayList<String>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-cp",
                System.getProperty("java.class.path"),
                KilledGateway.class.getName(),
                data.toString(),
                url));
        command.addAll(settings);
        command.add(String.valueOf(runs.size() * RUN));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("gateway.log").toFile()))
                .start();
        BufferedReader lines = process.inputReader();
        listener = new Thread(() -> listen(lines, run), "readings of run " + runs.size());
        listener.start();
        runs.add(run);
    }

    private static void listen(BufferedReader lines, Run run) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 2) { // a kill tears lines off
                    run.read.put(Long.valueOf(words[0]), Long.valueOf(words[1]));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As the power does it. */
    void kill() throws InterruptedException {
        Run run = runs.get(runs.size() - 1);
        run.killed[0] = System.currentTimeMillis();
        process.destroyForcibly().waitFor();
        listener.join();
    }

    /** All runs, the last one once it was killed. */
    List<Run> runs() {
        return runs;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
