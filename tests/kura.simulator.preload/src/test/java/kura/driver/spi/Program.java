// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM to which the simulated buses are devices. */
record Program(Path directory, Path socket) {

    /** What it prints. */
    List<String> talk(Map<String, String> environment, String... messages) throws Exception {
        Path output = directory.resolve("output");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Talk.class.getName()));
        command.addAll(List.of(messages));
        var program = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Path shim = directory.resolve("simbus_preload.so"); // LD_PRELOAD bears no blanks in a path
        Files.copy(Path.of("target/simbus_preload.so"), shim, StandardCopyOption.REPLACE_EXISTING);
        program.environment().put("LD_PRELOAD", shim.toString());
        program.environment().put("SIMBUS_SOCKET", socket.toString());
        program.environment().putAll(environment);
        assertThat(run(program, 30)).isZero();
        return Files.readAllLines(output);
    }

    static int run(ProcessBuilder program, int seconds) throws Exception {
        Process process = program.start();
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
