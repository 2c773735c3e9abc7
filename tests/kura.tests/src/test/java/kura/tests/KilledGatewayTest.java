// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kura's process is ended without a word to its bundles, and starts with nothing of them but settings and packages. */
class KilledGatewayTest {

    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    private Path storage;

    @Test
    void comesBackAsItWas() throws Exception {
        try (var first = new Program(storage, Map.of(), command())) {
            first.prints("furnished");
            first.terminate();
            first.ends(PATIENCE_SECONDS);
        }
        try (var log = new ErrorLog();
                var second = new ConfiguredGateway(storage)) {
            second.isWell();
            second.isSeen();
            assertThat(second.settings.settings(ConfiguredGateway.EXPORTER)).containsEntry("address", "127.0.0.1");
            assertThat(second.settings.names())
                    .filteredOn(name -> name.startsWith("my-"))
                    .hasSizeGreaterThanOrEqualTo(18);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("setting "))
                    .isEmpty();
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dfeatures=" + System.getProperty("features"),
                "-Druntime=" + System.getProperty("runtime"),
                "-Dclient_java=" + System.getProperty("client_java"),
                ConfiguredGateway.class.getName(),
                storage.toString());
    }
}
