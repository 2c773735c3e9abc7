// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does what docs/add-a-sensor.md says has a package that works. */
@Tag("laptop")
class AddASensorTest {

    private static final Path REPOSITORY =
            TestGateway.FEATURES.resolveSibling("").toAbsolutePath().normalize();
    private static final Pattern FILE = Pattern.compile("(?s)`(bundles/\\S+\\.java)`\n\n```java\n(.*?)```");
    private static final int MOST_LINES = 120; // of Java, outside of tests

    @TempDir
    private Path folder;

    @Test
    void thePageLeadsToAPackageThatIsInstalledInARunningGateway() throws Exception {
        Path copy = folder.resolve("repository");
        copySources(copy);

        run(copy, 20, "./new-sensor", "shtc3");
        Path bundle = copy.resolve("bundles/kura.sensor.shtc3");
        String page = Files.readString(copy.resolve("docs/add-a-sensor.md"));
        for (var file : FILE.matcher(page).results().toList()) {
            Path target = copy.resolve(file.group(1));
            assertThat(target).as("the template has it").exists();
            Files.writeString(target, file.group(2));
        }
        assertThat(linesOfJava(bundle.resolve("src/main"))).isBetween(80L, (long) MOST_LINES);
        run(
                copy,
                400,
                "mvn",
                "-o",
                "-q",
                "-B",
                "package",
                "-Dtest=Shtc3Test",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-pl",
                "bundles/kura.sensor.shtc3,deployment-package",
                "-am");
        assertThat(bundle.resolve("target/surefire-reports/TEST-kura.sensor.shtc3.Shtc3Test.xml"))
                .content()
                .contains("tests=\"3\"", "failures=\"0\"");

        try (var gateway = TestGateway.complete(folder.resolve("framework"))) {
            gateway.installPackage(packageIn(copy));
            gateway.sensor("shtc3", Map.of("bus", "9"));
            gateway.bus("9");
            gateway.shows("kura_sensor_up{sensor=\"shtc3\"} 0.0");
            gateway.showsSome("kura_sensor_read_errors_total{cause=\"not_acked\",sensor=\"shtc3\"}");
        }
    }

    @Test
    void aNameThatIsNoneIsRefused() throws Exception {
        for (String wrong : List.of("", "BME-280", "9x", "si7021")) {
            try (var run = new Program(
                    folder, Map.of(), List.of(REPOSITORY.resolve("new-sensor").toString(), wrong))) {
                assertThat(run.ends(20)).isEqualTo(1);
                assertThat(run.output()).containsAnyOf("usage: ./new-sensor CHIP", "is there already");
            }
        }
    }

    private void run(Path where, int seconds, String... command) throws Exception {
        String line = "cd '" + where + "' && " + String.join(" ", command);
        try (var run = new Program(folder, Map.of(), List.of("sh", "-c", line))) {
            assertThat(run.ends(seconds)).as(() -> run.output()).isZero();
        }
    }

    private static Path packageIn(Path copy) {
        return TestGateway.files(copy.resolve("deployment-package/target")).stream()
                .filter(file -> file.getFileName().toString().startsWith("kura.sensor.shtc3-"))
                .findFirst()
                .orElseThrow();
    }

    private static long linesOfJava(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            long lines = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size();
            }
            return lines;
        }
    }

    private static void copySources(Path target) throws IOException {
        var built = Set.of("target", ".git");
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (built.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(REPOSITORY.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, target.resolve(REPOSITORY.relativize(from)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
