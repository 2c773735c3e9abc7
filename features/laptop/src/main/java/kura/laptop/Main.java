// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.BundleException;

/** Starts the laptop gateway as its {@link Options} say, and stays until it is stopped. */
public final class Main {

    private static final String USER = "admin";

    private static volatile boolean stopping;

    private final Options options;
    private final Path home;
    private final List<String> chips;

    private Main(Options options, Path home, List<String> there) {
        this.options = options;
        this.home = home;
        chips = options.sensors.contains(Options.ALL)
                ? there
                : options.sensors.stream().distinct().toList();
    }

    public static void main(String[] arguments) {
        try {
            Path home = home();
            List<String> there = files(home.resolve("packages")).stream()
                    .map(Chips::of)
                    .filter(Objects::nonNull)
                    .toList();
            var options = new Options(arguments, there);
            if (options.help) {
                System.out.println(Options.HELP);
            } else {
                new Main(options, home, there).run();
            }
        } catch (Exception e) {
            if (!stopping) { // else it failed because everything goes
                System.err.println("./run: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        var storage = new Storage();
        var gateway = new Gateway(storage.folder().resolve("framework"), framework(storage), System.err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, storage), "kura-laptop-stop"));
        gateway.install(files(home.resolve("bundles")));
        install(gateway);
        new Page(Options.HOST, options.port)
                .await(chips.stream()
                        .filter(chip -> !chip.equals(Options.KERNEL))
                        .toList());
        greet();
        gateway.awaitStop();
    }

    private Map<String, String> framework(Storage storage) {
        return Map.of(
                "kura.data", // as Kura has it, for what waits
                storage.folder().resolve("data").toString(),
                "org.apache.felix.http.host",
                Options.HOST,
                "org.osgi.service.http.port",
                String.valueOf(options.consolePort),
                "felix.webconsole.username",
                USER,
                "felix.webconsole.password",
                USER,
                "org.osgi.framework.system.packages.extra",
                "sun.nio.ch");
    }

    /** Installs the packages as an operator would, and gives all that needs some its settings. */
    private void install(Gateway gateway) throws IOException, BundleException {
        for (Path dp : files(home.resolve("packages"))) {
            String chip = Chips.of(dp);
            if (chip == null || chips.contains(chip)) {
                gateway.installPackage(dp);
            }
        }
        if (options.simulated()) {
            gateway.install(files(home.resolve("simulator")));
        }
        gateway.configure(
                "kura.exporter.http",
                Map.of(
                        "port",
                        options.port,
                        "address",
                        Options.HOST,
                        "namespace",
                        options.namespace,
                        "names",
                        options.names));
        gateway.configure("kura.sampler", Map.of("period", options.simulated() ? 1.0 : 5.0));
        gateway.configure("kura.source.gateway", Map.of());
        new Chips(gateway, options).configure(chips);
    }

    private void greet() {
        System.out.printf("""

                A gateway is running on this machine.

                  status    http://%1$s:%2$d/
                  metrics   http://%1$s:%2$d/metrics
                  console   http://%1$s:%3$d/system/console   user %4$s, password %4$s
                  sensors   %5$s
                  stop      Ctrl-C

                """, Options.HOST, options.port, options.consolePort, USER, Chips.words(chips, options));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** The folder that the build made, with this program in its {@code lib}. */
    private static Path home() throws URISyntaxException {
        var program = Main.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(program.toURI()).getParent().getParent();
    }

    private static void stop(Gateway gateway, Storage storage) {
        stopping = true;
        gateway.close();
        storage.delete();
    }
}
