// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
@Tag("laptop")
class ReadmeTest {

    @TempDir
    private Path folder;

    @Test
    void thePageIsWhatAGatewayShows() throws Exception {
        try (var gateway = TestGateway.complete(folder.resolve("framework"))) {
            assertThat(masked(block("text", "kura_temperature_celsius")))
                    .isEqualTo(masked(gateway.page().read().replaceAll("(?m)^(# \\w+ )?kura_exporter_http_.*\n", "")));
        }
    }

    @Test
    void theProgramRunsWithNothingButTheLibrary() throws Exception {
        Path source = folder.resolve("Room.java");
        String program = block("java", "class Room");
        assertThat(program.lines().dropWhile(line -> !line.contains("main"))).hasSizeLessThanOrEqualTo(10);
        Files.writeString(source, program);
        String library = TestGateway.FEATURES
                .resolve("core/target/bundles/kura.metrics.jar")
                .toString();
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-cp", library, "-d", folder.toString(), source.toString()))
                .isZero();

        try (var run = new Program(folder, Map.of(), List.of("java", "-cp", library + ":" + folder, "Room"))) {
            assertThat(run.ends(20)).isZero();
            assertThat(run.output()).isEqualTo(block("text", "home_temperature_celsius"));
        }
    }

    @Test
    void theTwoCommandsAreThere() {
        assertThat(TestGateway.FEATURES.resolveSibling("run")).isExecutable();
        assertThat(TestGateway.FEATURES.resolveSibling("verify")).isExecutable();
    }

    /** Numbers differ from one time to the next. */
    private static String masked(String page) {
        return page.replaceAll("(?m)^([^#].*) \\S+$", "$1 N");
    }

    private static String block(String language, String content) throws Exception {
        String readme = Files.readString(TestGateway.FEATURES.resolveSibling("README.md"));
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .filter(block -> block.contains(content))
                .findFirst()
                .orElseThrow();
    }
}
