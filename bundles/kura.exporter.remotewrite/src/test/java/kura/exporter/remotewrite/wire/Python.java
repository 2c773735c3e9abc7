// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody else's opinion of what was written: Debian's Snappy and protocol buffers. */
final class Python {

    private Python() {}

    /** What each of these is, one a line; {@code how} is a version, or raw for only what Snappy makes of it. */
    static List<String> decode(String how, List<byte[]> requests, Path folder) throws Exception {
        Path script = folder.resolve("decode.py");
        try (var in = Python.class.getResourceAsStream("decode.py")) {
            Files.write(script, in.readAllBytes());
        }
        var command = new ArrayList<>(List.of("/usr/bin/python3", script.toString(), how));
        for (byte[] request : requests) {
            Path file = Files.createTempFile(folder, "request", ".bin");
            Files.write(file, request);
            command.add(file.toString());
        }
        Path output = Files.createTempFile(folder, "decoded", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(Files.readString(output));
        }
        return Files.readAllLines(output);
    }
}
