// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An endpoint in a process of its own, which may have so many file descriptors only. */
final class EndpointProcess implements AutoCloseable {

    private final Path log;
    private final Process process;
    final int port;

    EndpointProcess(int descriptors) throws IOException {
        log = Files.createTempFile("endpoint", ".log");
        process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + descriptors + "; exec \"$0\" \"$@\"",
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndpointProcess.class.getName())
                .redirectError(log.toFile())
                .start();
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
    public static void main(String[] none) throws IOException {
        try (var endpoint = new TestEndpoint()) {
            System.out.println(endpoint.port);
            while (System.in.read() >= 0) {
                // nothing comes
            }
        }
    }
}
