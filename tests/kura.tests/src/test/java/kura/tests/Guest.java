// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;

/** A machine inside this one, with a kernel of its own, of which we have the console. One caller at a time. */
final class Guest implements AutoCloseable {

    static final Path ROOT = TestGateway.FEATURES.resolve("..").normalize();

    private static final Path KERNEL = ROOT.resolve("tests/kura.kernel");
    private static final Duration PATIENCE =
            Duration.ofMinutes(10); // an emulated processor, on a machine with other work
    private static final Pattern DONE = Pattern.compile("guest: done (\\d+)\\R");
    private static final int CANNOT = 77;

    private final Program program;

    /**
     * Boots it.
     *
     * @param script in tests/kura.kernel
     */
    Guest(Path folder, String script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(KERNEL.resolve(script).toString()));
        command.addAll(List.of(arguments));
        program = new Program(folder, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
        eventually(() -> assertThat(!program.runs() || program.output().contains("guest: ready\n"))
                .isTrue());
    }

    /** Why it cannot run on this machine, or null. */
    String refusal() throws InterruptedException {
        return !program.runs() && program.ends(1) == CANNOT ? program.output().strip() : null;
    }

    /** Does a command of the shell, which must end well; returns what it printed. */
    String run(String command) throws IOException {
        int before = program.output().length();
        program.type(command);
        eventually(() -> assertThat(program.output().substring(before)).containsPattern(DONE));
        String output = program.output().substring(before);
        var done = DONE.matcher(output);
        assertThat(done.find() && done.group(1).equals("0"))
                .as(command + "\n" + output)
                .isTrue();
        return output.substring(0, done.start());
    }

    /** A command that runs this class on this machine's Java; the jars and folders it needs are built. */
    static String java(String type, String... jars) {
        var path = new StringBuilder();
        for (String jar : jars) {
            Path built = ROOT.resolve(jar);
            path.append(jar.endsWith("classes") ? built : TestGateway.jar(jar)).append(':');
        }
        return "java -cp '" + path + "' " + type + " ";
    }

    /** Connects it to this machine. */
    void network() throws IOException {
        run("busybox ip addr add 10.0.2.15/24 dev eth0 && busybox ip link set eth0 up");
    }

    /**
     * Starts a gateway that goes on in the background.
     *
     * @param port under which this machine gets to its metrics, too
     */
    void start(String options, int port) throws IOException {
        var own = Pattern.compile("--port (\\d+)").matcher(options);
        String metrics = own.find() ? own.group(1) : "8080";
        run("java -Xmx128m -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp '"
                + ROOT.resolve("features/laptop/target/laptop/lib") + "/*' kura.laptop.Main " + options
                + " >/run/gateway." + port + " 2>&1 &");
        run("busybox nc -ll -p " + port + " -e busybox nc 127.0.0.1 " + metrics + " 2>/dev/null &");
    }

    /** A Prometheus on this machine that leaves a slow gateway time. */
    static Prometheus prometheus(Path folder, int port) throws IOException {
        return new Prometheus(folder, port, "scrape_interval: 5s\nscrape_timeout: 5s\n");
    }

    /** Waits as long as a guest may need. */
    static void eventually(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    @Override
    public void close() {
        program.close();
    }
}
