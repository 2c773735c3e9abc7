// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;

/** The /proc and /sys of a small gateway with an SD card, and pages of what is found there. */
final class FakeHost {

    final Path proc;
    final Path sys;

    FakeHost(Path folder) {
        proc = folder.resolve("proc");
        sys = folder.resolve("sys");
    }

    /** Writes a file of /proc. */
    FakeHost proc(String name, String... lines) throws IOException {
        return write(proc.resolve(name), lines);
    }

    /** Writes a file of /sys. */
    FakeHost sys(String name, String... lines) throws IOException {
        return write(sys.resolve(name), lines);
    }

    private FakeHost write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        return this;
    }

    /** The lines that a group gives, sorted as they are on a page, without help and types. */
    static List<String> lines(Group group) throws IOException {
        try (var registry = MetricRegistry.create()) {
            registry.register(new GroupCollector("test", group, registry, System::nanoTime));
            return page(registry)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("gateway_group_up"))
                    .toList();
        }
    }

    /** A whole page without a namespace. */
    static String page(MetricRegistry registry) throws IOException {
        var page = new java.io.ByteArrayOutputStream();
        new Page(registry, Naming.of("")).write(page);
        return page.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
