// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine that is fed a text and read. */
record Program(List<String> command, String debianPackage) {

    record Result(int exit, String out, String errors) {}

    /** @throws AssertionError if it is not there; the message says what to install */
    Result run(String input) throws IOException, InterruptedException {
        Path in = Files.createTempFile("page", ".txt");
        Path out = Files.createTempFile("out", ".txt");
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            Files.writeString(in, input, UTF_8);
            var process = started(new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile()));
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(errors, UTF_8));
        } finally {
            for (Path each : List.of(in, out, errors)) {
                Files.delete(each);
            }
        }
    }

    private Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw missing(e);
        }
    }

    AssertionError missing(Exception cause) {
        return new AssertionError(
                command.get(0) + " is missing: apt-get install " + debianPackage + ", or start ./verify", cause);
    }
}
