// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sysfs with the links of the real one, as far as adapters go. */
final class SysfsTree {

    private final Path root;

    SysfsTree(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Plugs an adapter in; its path in the device tree may be empty. */
    void plug(int number, String name, String path) throws IOException {
        Path adapter = Files.createDirectories(adapter(number));
        Path device = Files.createDirectories(adapter.resolve("i2c-dev/i2c-" + number));
        Files.writeString(device.resolve("name"), name + "\n");
        Files.createSymbolicLink(device.resolve("device"), Path.of("../.."));
        if (!path.isEmpty()) {
            Path node = Files.createDirectories(root.resolve("firmware/devicetree/base" + path));
            Files.createSymbolicLink(adapter.resolve("of_node"), adapter.relativize(node));
        }
        Path all = Files.createDirectories(root.resolve("class/i2c-dev"));
        Files.createSymbolicLink(all.resolve("i2c-" + number), all.relativize(device));
    }

    void unplug(int number) throws IOException {
        Files.delete(root.resolve("class/i2c-dev/i2c-" + number));
        try (var files = Files.walk(adapter(number))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path adapter(int number) {
        return root.resolve("devices/platform/soc/controller" + number + "/i2c-" + number);
    }
}
