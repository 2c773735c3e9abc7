// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kura.bus.BusException;
import kura.bus.BusException.Kind;

/** The adapters of this machine as sysfs shows them: {@code class/i2c-dev/i2c-N/name} and their place in the device tree. */
final class Adapters {

    private static final Pattern NUMBER = Pattern.compile("(?:/dev/)?(?:i2c-)?(0|[1-9][0-9]{0,6})");
    private static final Pattern TREE = Pattern.compile("^(/proc/device-tree|(/sys)?/firmware/devicetree/base)(?=/)");

    private final Path sysfs;

    /** @param sysfs where it is mounted */
    Adapters(Path sysfs) {
        this.sysfs = sysfs;
    }

    /** One of them; its path in the device tree is empty if it is in none. */
    private record Adapter(int number, String name, String path) {

        boolean isMeant(String wanted) {
            return !wanted.isEmpty() && (wanted.equals(name) || wanted.equals(path));
        }

        @Override
        public String toString() {
            return "  " + number + "  " + name + (path.isEmpty() ? "" : "  " + path);
        }
    }

    /** The number in a name that is one, {@code 1}, {@code i2c-1} or {@code /dev/i2c-1}, or -1. */
    static int number(String name) {
        var number = NUMBER.matcher(name);
        return number.matches() ? Integer.parseInt(number.group(1)) : -1;
    }

    /**
     * The number that an adapter has now.
     *
     * @param name its name, or its path in the device tree
     * @throws BusException if there is none of that name, or more than one
     */
    int find(String name) throws BusException {
        String wanted = TREE.matcher(name.strip()).replaceFirst("");
        List<Adapter> all = all();
        var meant = all.stream().filter(adapter -> adapter.isMeant(wanted)).toList();
        if (meant.size() == 1) {
            return meant.get(0).number;
        }
        throw new BusException(
                Kind.ABSENT,
                0,
                (meant.isEmpty() ? "there is no bus '" : "there are " + meant.size() + " buses '") + name
                        + "'; allowed is a number, an adapter's name or its path in the device tree: " + listed(all));
    }

    /** All of them, a line each. */
    String list() {
        return listed(all());
    }

    private static String listed(List<Adapter> all) {
        return all.isEmpty()
                ? "there is none now; " + I2cWords.I2C.ifAbsent()
                : all.stream().map(adapter -> "\n" + adapter).collect(Collectors.joining());
    }

    private List<Adapter> all() {
        try (var devices = Files.list(sysfs.resolve("class/i2c-dev"))) {
            return devices.map(this::adapter)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparingInt(Adapter::number))
                    .toList();
        } catch (IOException e) {
            return List.of(); // i2c-dev is not loaded
        }
    }

    private Adapter adapter(Path device) {
        int number = number(device.getFileName().toString());
        try {
            return number < 0
                    ? null
                    : new Adapter(
                            number, Files.readString(device.resolve("name")).strip(), path(device));
        } catch (IOException e) {
            return null; // unplugged meanwhile
        }
    }

    private String path(Path device) {
        for (String link : List.of("device/of_node", "of_node")) {
            try {
                Path tree = sysfs.resolve("firmware/devicetree/base").toRealPath();
                return "/" + tree.relativize(device.resolve(link).toRealPath());
            } catch (IOException | IllegalArgumentException e) {
                // not in the tree by this link
            }
        }
        return "";
    }
}
