// SPDX-License-Identifier: EPL-2.0
package kura.simulator.preload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What runs Java programs to which the simulated buses are devices. */
public enum Machine {
    HERE(
            "build.sh",
            "simbus_preload.so",
            Path.of(System.getProperty("java.home"), "bin", "java").toString()),

    /** A processor of 32 bits, played by QEMU; its system calls are this machine's. */
    ARM(
            "arm.sh",
            "simbus_preload_arm.so",
            "qemu-arm-static",
            "-L",
            "target/arm",
            "target/arm/usr/lib/jvm/java-17-openjdk-armhf/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    private static final int CANNOT = 77;

    private final String script;
    private final String shim;
    private final List<String> java;
    private Integer prepared;

    Machine(String script, String shim, String... java) {
        this.script = script;
        this.shim = shim;
        this.java = List.of(java);
    }

    /** Builds and fetches what it takes, once; where it cannot run, the test is skipped. */
    public void prepare() throws Exception {
        if (prepared == null) {
            prepared = run(new ProcessBuilder("./" + script).inheritIO(), 600);
            if (prepared == CANNOT) {
                System.out.println("SKIPPED, no test of drivers on " + this + ": see above");
            }
        }
        assumeTrue(prepared != CANNOT, "no Java on " + this);
        assertThat(prepared).isZero();
    }

    /** What a program prints. */
    public List<String> run(
            Path directory, Path socket, Map<String, String> environment, Class<?> program, String... arguments)
            throws Exception {
        var command = new ArrayList<>(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        File output = directory.resolve("output").toFile();
        var builder = new ProcessBuilder(command).redirectOutput(output).redirectError(ProcessBuilder.Redirect.INHERIT);
        Path library = directory.resolve(shim); // LD_PRELOAD bears no blanks in a path
        Files.copy(Path.of("target", shim), library, StandardCopyOption.REPLACE_EXISTING);
        builder.environment().put("LD_PRELOAD", library.toString());
        builder.environment().put("SIMBUS_SOCKET", socket.toString());
        builder.environment().putAll(environment);
        assertThat(run(builder, 90)).isZero();
        return Files.readAllLines(output.toPath());
    }

    private static int run(ProcessBuilder program, int seconds) throws Exception {
        Process process = program.start();
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
