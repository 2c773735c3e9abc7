// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kura.testing.FreePort;

/** An endpoint in a process of its own: with few file descriptors, for example, or in another network. */
final class EndpointProcess implements AutoCloseable {

    private final Path log;
    private final Process process;
    final int port;

    /** One that may have so many file descriptors only. */
    EndpointProcess(int descriptors) throws IOException {
        this(List.of("sh", "-c", "ulimit -n " + descriptors + "; exec \"$0\" \"$@\""), Map.of());
    }

    /**
     * One with settings, or none of them.
     *
     * @param start the command that starts it
     */
    EndpointProcess(List<String> start, Map<String, String> settings) throws IOException {
        log = Files.createTempFile("endpoint", ".log");
        var command = new ArrayList<>(start);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                FreePort.inAChild(),
                EndpointProcess.class.getName()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("no endpoint: " + log());
        }
        port = Integer.parseInt(line);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(log);
    }

    /** Ends with its parent, which holds the other end of its standard input. */
    public static void main(String[] settings) throws IOException {
        try (var endpoint = new TestEndpoint()) {
            endpoint.set(Arrays.stream(settings)
                    .map(each -> each.split("=", 2))
                    .collect(Collectors.toMap(each -> each[0], each -> each[1])));
            System.out.println(endpoint.port);
            while (System.in.read() >= 0) {
                // nothing comes
            }
        }
    }
}
