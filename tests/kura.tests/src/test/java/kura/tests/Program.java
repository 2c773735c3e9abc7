// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, with all that it prints in a file. */
final class Program implements AutoCloseable {

    private final Process process;
    private final Path output;

    Program(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        output = Files.createTempFile(folder, "program", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it a line to read. */
    void type(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes());
        process.getOutputStream().flush();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Waits until it has printed this. */
    void prints(String text) {
        TestGateway.patiently(() -> {
            if (!output().contains(text)) {
                throw new AssertionError("has not printed '" + text + "' but: " + output());
            }
        });
    }

    /** What Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** What systemd does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end; returns its exit status. */
    int ends(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still runs after " + seconds + " s: " + output());
        }
        return process.exitValue();
    }

    /** What Ctrl-C does, until it has ended; for 20 s at most. */
    void stop() throws IOException {
        try {
            interrupt();
            ends(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
