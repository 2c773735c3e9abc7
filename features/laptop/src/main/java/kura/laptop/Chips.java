// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.osgi.framework.Bundle;

/** The chips of a gateway: their packages, and an instance of each on its bus. */
final class Chips {

    private static final String SENSOR = "kura.sensor.";

    private final Gateway gateway;
    private final Options options;

    Chips(Gateway gateway, Options options) {
        this.gateway = gateway;
        this.options = options;
    }

    /** What {@code kura.sensor.si7021-1.2.3.dp} is for; null if that is no chip. */
    static String of(Path dp) {
        String name = dp.getFileName().toString();
        return name.startsWith(SENSOR) ? name.substring(SENSOR.length(), name.indexOf('-')) : null;
    }

    /** Makes an instance of each, called like the chip, once its package is installed. */
    void configure(List<String> chips) {
        for (String chip : chips) {
            if (chip.equals(Options.KERNEL)) {
                gateway.configure(SENSOR + chip, Map.of());
                continue;
            }
            var settings = new HashMap<String, Object>(Map.of("sensor.name", chip));
            settings.putAll(options.simulated() ? simulatedPlace(chip) : realPlace(chip));
            settings.putAll(given(chip));
            gateway.configureInstance(SENSOR + chip, chip, settings);
        }
    }

    /** Only says which of them the chip does not have: another version may. */
    private Map<String, String> given(String chip) {
        var given = options.settings.getOrDefault(chip, Map.of());
        String form = form(chip);
        for (String setting : given.keySet()) {
            if (!form.contains("id=\"" + setting + "\"")) {
                System.err.println("./run: a " + chip + " has no setting '" + setting + "'");
            }
        }
        return given;
    }

    private Map<String, Object> realPlace(String chip) {
        String form = form(chip);
        if (options.i2cBus != null && form.contains("/dev/i2c-")) {
            return Map.of("bus", options.i2cBus);
        }
        if (options.spiBus != null && form.contains("/dev/spidev")) {
            return Map.of("bus", options.spiBus);
        }
        System.err.println(
                "./run: a " + chip + " cannot be on that kind of bus and has none; one more --bus, for example "
                        + (options.spiBus == null ? "0.0" : "1") + ", gives it one");
        return Map.of();
    }

    /** The description of a chip's settings, which tells an operator on which kinds of bus it may be. */
    private String form(String chip) {
        String pid = SENSOR + chip;
        for (Bundle bundle : gateway.context().getBundles()) {
            if (bundle.getSymbolicName().equals(pid)) {
                try (var in =
                        bundle.getEntry("OSGI-INF/metatype/" + pid + ".xml").openStream()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return "";
    }

    /** Two chips with the same address as they are sold may share a simulated bus. */
    private Map<String, Object> simulatedPlace(String chip) {
        var simulated = gateway.service("kura.simulator.SimulatedBuses");
        Object at = ((Map<?, ?>) simulated.call("chips")).get(chip);
        if (at == null) {
            System.err.println("./run: nobody simulates a " + chip + ", it has no bus; --bus reads a real one");
            return Map.of();
        }
        Object address = ((Map<?, ?>) simulated.call("addresses")).get(chip);
        return address == null ? Map.of("bus", at) : Map.of("bus", at, "address", address);
    }

    /** Which chips there are, and where, for people. */
    static String words(List<String> chips, Options options) {
        var words = new StringJoiner("; ");
        var own = chips.stream().filter(chip -> !chip.equals(Options.KERNEL)).toList();
        if (!own.isEmpty()) {
            words.add(String.join(", ", own)).add(place(options));
        }
        if (chips.contains(Options.KERNEL)) {
            words.add("what this machine's kernel reads");
        }
        return words.toString();
    }

    private static String place(Options options) {
        if (options.simulated()) {
            return "simulated";
        }
        String i2c = options.i2cBus == null ? "" : "/dev/i2c-" + options.i2cBus;
        String spi = options.spiBus == null ? "" : "/dev/spidev" + options.spiBus;
        return "on " + i2c + (i2c.isEmpty() || spi.isEmpty() ? "" : " and ") + spi;
    }
}
