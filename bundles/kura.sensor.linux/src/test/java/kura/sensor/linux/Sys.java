// SPDX-License-Identifier: EPL-2.0
package kura.sensor.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like the kernel's /sys. */
final class Sys {

    final Path root;

    Sys(Path root) {
        this.root = root;
    }

    Sys file(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sys link(String path, String target) {
        try {
            Path link = root.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createDirectories(root.resolve(target));
            Files.createSymbolicLink(link, root.resolve(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String path) throws IOException {
        Files.delete(root.resolve(path));
    }
}
