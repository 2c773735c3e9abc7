// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The laptop gateway's command line. */
@Command(
        name = "./run",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Starts a gateway on this machine: the bundles that ship, a web console, and simulated chips.")
public final class Main implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";
    private static final String USER = "admin";
    private static final String SENSOR = "kura.sensor.";
    private static final String ALL = "all";
    private static final String KERNEL = "linux"; // what the kernel reads: not one chip, and on no bus

    private static volatile boolean stopping;

    @Option(names = "--port", paramLabel = "N", description = "port of the metrics; default: ${DEFAULT-VALUE}")
    private int port = 8080;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "first word of all metric names; default: ${DEFAULT-VALUE}")
    private String namespace = "kura";

    @Option(
            names = "--names",
            paramLabel = "STYLE",
            description = "base-units, or plain for what prometheus_express called them; default: ${DEFAULT-VALUE}")
    private String names = "base-units";

    @Option(
            names = "--sensors",
            paramLabel = "CHIPS",
            split = ",",
            description = "which chips, for example bme280,sht3x; linux for those that the kernel reads; or all; "
                    + "default: ${DEFAULT-VALUE}")
    private List<String> sensors = List.of("bme680", "si7021");

    @Option(
            names = "--bus",
            paramLabel = "N",
            description = "read the real chips on /dev/i2c-N, for example 1, or on /dev/spidevN, for example 0.0, "
                    + "not simulated ones")
    private String bus;

    @Option(
            names = "--console-port",
            paramLabel = "N",
            description = "port of the web console; default: ${DEFAULT-VALUE}")
    private int consolePort = 8081;

    @Option(names = "--help", usageHelp = true, description = "show this and end")
    private boolean help;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        var command = new CommandLine(new Main())
                .setParameterExceptionHandler((wrong, given) -> fail(wrong.getMessage() + "; ./run --help shows all"))
                .setExecutionExceptionHandler((wrong, line, result) -> fail(wrong.getMessage()));
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        check();
        Path home = home();
        List<String> chips = chips(home);
        Path storage = Files.createTempDirectory("kura-laptop");
        var gateway = new Gateway(storage.resolve("framework"), framework(), System.err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, storage), "kura-laptop-stop"));
        gateway.install(files(home.resolve("bundles")));
        install(gateway, home, chips);
        new Page(HOST, port)
                .await(chips.stream().filter(chip -> !chip.equals(KERNEL)).toList());
        greet(chips);
        gateway.awaitStop();
        return 0;
    }

    private void check() {
        if (!namespace.matches("([a-zA-Z_][a-zA-Z0-9_]*)?")) {
            throw wrong("--namespace is '" + namespace + "', allowed are letters, digits and _, no digit first");
        }
        if (!names.equals("base-units") && !names.equals("plain")) {
            throw wrong("--names is '" + names + "', allowed is base-units or plain");
        }
        if (bus != null && !bus.matches("\\d{1,7}(\\.\\d+)?")) {
            throw wrong("--bus is '" + bus + "', allowed is an I²C bus, for example 1, or an SPI bus and chip select, "
                    + "for example 0.0");
        }
        checkFree("--port", port);
        checkFree("--console-port", consolePort);
        if (port == consolePort) {
            throw wrong("--port and --console-port are both " + port);
        }
    }

    private void checkFree(String option, int port) {
        if (port < 1 || port > 65535) {
            throw wrong(option + " is " + port + ", allowed is 1 to 65535");
        }
        try {
            new ServerSocket(port, 1, InetAddress.getByName(HOST)).close();
        } catch (IOException e) {
            throw wrong("port " + port + " is in use; choose another one with " + option);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Map<String, String> framework() {
        return Map.of(
                "org.apache.felix.http.host", HOST,
                "org.osgi.service.http.port", String.valueOf(consolePort),
                "felix.webconsole.username", USER,
                "felix.webconsole.password", USER,
                "org.osgi.framework.system.packages.extra", "sun.nio.ch");
    }

    /** The chips that were asked for, as far as there are packages for them. */
    private List<String> chips(Path home) throws IOException {
        var there = files(home.resolve("packages")).stream()
                .filter(Main::isSensor)
                .map(Main::chip)
                .toList();
        for (String chip : sensors) {
            if (!there.contains(chip) && !chip.equals(ALL)) {
                throw wrong("--sensors has '" + chip + "', allowed are all or some of " + String.join(", ", there));
            }
        }
        return sensors.contains(ALL) ? there : sensors.stream().distinct().toList();
    }

    /** Installs the packages as an operator would, and makes an instance of each sensor. */
    private void install(Gateway gateway, Path home, List<String> chips) throws IOException, BundleException {
        for (Path dp : files(home.resolve("packages"))) {
            if (!isSensor(dp) || chips.contains(chip(dp))) {
                gateway.installPackage(dp);
            }
        }
        if (bus == null) {
            gateway.install(files(home.resolve("simulator")));
        }
        gateway.configure(
                "kura.exporter.http", Map.of("port", port, "address", HOST, "namespace", namespace, "names", names));
        gateway.configure("kura.sampler", Map.of("period", bus == null ? 1.0 : 5.0));
        for (String chip : chips) {
            if (chip.equals(KERNEL)) {
                gateway.configure(SENSOR + chip, Map.of());
                continue;
            }
            var settings = new HashMap<String, Object>(Map.of("sensor.name", chip));
            settings.putAll(bus == null ? simulatedPlace(gateway, chip) : Map.of("bus", bus));
            gateway.configureInstance(SENSOR + chip, chip, settings);
        }
    }

    /** Two chips with the same address as they are sold may share a simulated bus. */
    private static Map<String, Object> simulatedPlace(Gateway gateway, String chip) {
        var simulated = gateway.service("kura.simulator.SimulatedBuses");
        Object at = ((Map<?, ?>) simulated.call("chips")).get(chip);
        if (at == null) {
            System.err.println("./run: nobody simulates a " + chip + ", it has no bus; --bus reads a real one");
            return Map.of();
        }
        Object address = ((Map<?, ?>) simulated.call("addresses")).get(chip);
        return address == null ? Map.of("bus", at) : Map.of("bus", at, "address", address);
    }

    private static boolean isSensor(Path dp) {
        return dp.getFileName().toString().startsWith(SENSOR);
    }

    /** What {@code kura.sensor.si7021-1.2.3.dp} is for. */
    private static String chip(Path dp) {
        String name = dp.getFileName().toString();
        return name.substring(SENSOR.length(), name.indexOf('-'));
    }

    private void greet(List<String> sensors) {
        System.out.printf(
                """

                A gateway is running on this machine.

                  status    http://%s:%d/
                  metrics   http://%s:%d/metrics
                  console   http://%s:%d/system/console   user %s, password %s
                  sensors   %s; %s
                  stop      Ctrl-C

                """,
                HOST,
                port,
                HOST,
                port,
                HOST,
                consolePort,
                USER,
                USER,
                String.join(", ", sensors),
                bus == null ? "simulated" : "on /dev/" + (bus.contains(".") ? "spidev" : "i2c-") + bus);
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

    private static void stop(Gateway gateway, Path storage) {
        stopping = true;
        gateway.close();
        for (int again = 0; again < 10 && Files.exists(storage); again++) { // the framework may still write a last file
            delete(storage.toFile());
        }
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            Arrays.stream(inside).forEach(Main::delete);
        }
        file.delete();
    }

    private static int fail(String message) {
        if (stopping) {
            return 1; // whatever failed did so because everything goes
        }
        System.err.println(
                "./run: " + String.valueOf(message).lines().findFirst().orElse(""));
        return 1;
    }
}
