// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was asked for on the command line. Leans on nothing but the JDK: ./run asks this file alone before it builds, so that a
 * wrong option does not wait for that.
 */
final class Options {

    static final String HOST = "127.0.0.1";
    static final String ALL = "all";
    static final String KERNEL = "linux"; // what the kernel reads: not one chip, and on no bus

    static final String HELP = """
            Usage: ./run [OPTIONS]
            Starts a gateway on this machine: the bundles that ship, a web console, and simulated chips.
              --port N            port of the metrics; default: 8080
              --namespace NAME    first word of all metric names; default: kura
              --names STYLE       base-units, or plain for what prometheus_express called them; default: base-units
              --sensors CHIPS     which chips, for example bme280,sht3x; linux for those that the kernel reads; or all;
                                  default: bme680,si7021; settings of one come after it: lm75:chip=tmp105
              --bus N             read the real chips on /dev/i2c-N, for example 1, or on /dev/spidevN, for example 0.0,
                                  not simulated ones; once for each kind of bus
              --console-port N    port of the web console; default: 8081
              --help              show this and end""";

    int port = 8080;
    int consolePort = 8081;
    String namespace = "kura";
    String names = "base-units";
    List<String> sensors = List.of("bme680", "si7021");
    final Map<String, Map<String, String>> settings = new HashMap<>(); // of chips
    String i2cBus;
    String spiBus;
    boolean help;

    /** Only says what is wrong with the options, or the help; nothing if there is nothing to say. */
    public static void main(String[] arguments) {
        try {
            var options =
                    new Options(arguments, List.of(System.getProperty("chips").split("\\s+")));
            System.out.print(options.help ? HELP + "\n" : "");
        } catch (IllegalArgumentException e) {
            System.err.println("./run: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * @param chips there are packages for
     * @throws IllegalArgumentException if there is something wrong; the message says what, and what is allowed
     */
    Options(String[] arguments, Collection<String> chips) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) { // --port=1 is --port 1
            words.addAll(List.of(argument.startsWith("--") ? argument.split("=", 2) : new String[] {argument}));
        }
        for (var rest = words.iterator(); rest.hasNext(); ) {
            take(rest.next(), rest);
        }
        if (!help) {
            check(chips);
        }
    }

    private void take(String option, Iterator<String> rest) {
        switch (option) {
            case "--port" -> port = port(option, value(option, rest));
            case "--console-port" -> consolePort = port(option, value(option, rest));
            case "--namespace" -> namespace = value(option, rest);
            case "--names" -> names = value(option, rest);
            case "--sensors" ->
                sensors = Stream.of(value(option, rest).split(","))
                        .map(this::sensor)
                        .toList();
            case "--bus" -> bus(value(option, rest));
            case "--help" -> help = true;
            default -> throw wrong("Unknown option: '" + option + "'; ./run --help shows all");
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw wrong(option + " needs a value; ./run --help shows all");
        }
        return rest.next();
    }

    private static int port(String option, String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw wrong(option + " is '" + text + "', allowed is 1 to 65535");
        }
        return port;
    }

    /** The chip of {@code lm75:chip=tmp105}; remembers its settings. */
    private String sensor(String text) {
        String[] words = text.split(":");
        if (words.length > 1 && words[0].equals(ALL)) {
            throw wrong("--sensors has '" + text + "', but settings belong to one chip, for example lm75:chip=tmp105");
        }
        for (int i = 1; i < words.length; i++) {
            String[] setting = words[i].split("=", 2);
            if (setting.length < 2) {
                throw wrong("--sensors has '" + text + "', allowed is a chip and its settings, for example "
                        + "lm75:chip=tmp105");
            }
            settings.computeIfAbsent(words[0], any -> new HashMap<>()).put(setting[0], setting[1]);
        }
        return words[0];
    }

    private void bus(String bus) {
        if (!bus.matches("\\d{1,7}(\\.\\d+)?")) {
            throw wrong("--bus is '" + bus + "', allowed is an I²C bus, for example 1, or an SPI bus and chip select, "
                    + "for example 0.0");
        }
        boolean spi = bus.contains(".");
        if ((spi ? spiBus : i2cBus) != null) {
            throw wrong("--bus is given twice for " + (spi ? "SPI" : "I²C"));
        }
        spiBus = spi ? bus : spiBus;
        i2cBus = spi ? i2cBus : bus;
    }

    private void check(Collection<String> chips) {
        if (!namespace.matches("([a-zA-Z_][a-zA-Z0-9_]*)?")) {
            throw wrong("--namespace is '" + namespace + "', allowed are letters, digits and _, no digit first");
        }
        if (!names.equals("base-units") && !names.equals("plain")) {
            throw wrong("--names is '" + names + "', allowed is base-units or plain");
        }
        for (String chip : sensors) {
            if (!chips.contains(chip) && !chip.equals(ALL)) {
                throw wrong("--sensors has '" + chip + "', allowed are all or some of " + String.join(", ", chips));
            }
        }
        if (port == consolePort) {
            throw wrong("--port and --console-port are both " + port);
        }
        checkFree("--port", port);
        checkFree("--console-port", consolePort);
    }

    private static void checkFree(String option, int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(HOST)).close();
        } catch (IOException e) {
            throw wrong("port " + port + " is in use; choose another one with " + option);
        }
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message);
    }

    /** Whether chips are simulated. */
    boolean simulated() {
        return i2cBus == null && spiBus == null;
    }
}
