// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The Debian package for Kura 6, looked at with Debian's tools. */
@EnabledIfSystemProperty(named = "runtime", matches = "kura6")
class DebTest {

    private static final String PLUGINS = "opt/eclipse/kura/plugins/6s";

    @TempDir
    private Path folder;

    private final Path deb = Packages.deb();

    @Test
    void hasEveryBundleOfTheListsWhereKuraStartsItAndNothingElse() throws Exception {
        var wanted = Stream.concat(
                        bundles().map(bundle -> "./" + PLUGINS + "/" + bundle),
                        Stream.of(
                                "./usr/share/doc/kura-prometheus/changelog.Debian.gz",
                                "./usr/share/doc/kura-prometheus/changelog.gz",
                                "./usr/share/doc/kura-prometheus/copyright",
                                "./usr/share/lintian/overrides/kura-prometheus"))
                .sorted()
                .toList();

        assertThat(listed("-rw-r--r-- root/root ")).isEqualTo(wanted);
        assertThat(listed("drwxr-xr-x root/root ")).hasSize(11).allMatch(path -> path.endsWith("/"));
        assertThat(listed("")).hasSize(wanted.size() + 11);
    }

    @Test
    void saysWhatItIsAndWhatItNeeds() throws Exception {
        assertThat(debian("dpkg-deb", "--field", deb.toString()))
                .contains("Package: kura-prometheus\n")
                .contains("Architecture: all\n")
                .contains("Depends: kura-core (>= 6.0.0~), kura-core (<< 7.0.0~)\n")
                .containsPattern("Version: \\d+\\.\\d+\\.\\d+(~\\d{12})?-1\n")
                .doesNotContain("[[", "${");
        assertThat(debian("dpkg-deb", "--ctrl-tarfile", deb.toString())).doesNotContain("postinst", "conffiles");
    }

    @Test
    void isAsDebianWantsIt() throws Exception {
        var lintian = debian("lintian", "--allow-root", "--fail-on", "error,warning", deb.toString());

        assertThat(lintian).doesNotContain("unused-override");
    }

    @Test
    void startsInAKura6AndShowsMetrics() throws Exception {
        debian("dpkg-deb", "--extract", deb.toString(), folder.resolve("root").toString());
        var unpacked = TestGateway.files(folder.resolve("root").resolve(PLUGINS));
        try (var gateway = new TestGateway(folder.resolve("framework"))) {
            gateway.install(unpacked.toArray(Path[]::new));
            gateway.simulate();
            gateway.set(Map.of());
            gateway.configure("kura.sampler", Map.of("period", 0.1));
            gateway.configure("kura.source.gateway", Map.of());
            gateway.sensor("si7021", Map.of());

            gateway.shows("kura_sensor_up{sensor=\"si7021\"} 1.0");
            gateway.showsSome("kura_jvm_memory_used_bytes{");
            assertThat(gateway.bundles())
                    .filteredOn(bundle -> bundle.getLocation().contains(PLUGINS))
                    .hasSize(unpacked.size())
                    .allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
        }
    }

    private static Stream<String> bundles() {
        return Stream.of("core", "sensors", "sources", "exporters")
                .flatMap(list -> TestGateway.files(TestGateway.FEATURES.resolve(list + "/target/bundles")).stream())
                .map(DebTest::name);
    }

    private static String name(Path bundle) {
        try (var jar = new JarFile(bundle.toFile())) {
            var main = jar.getManifest().getMainAttributes();
            return main.getValue("Bundle-SymbolicName") + "-" + main.getValue("Bundle-Version") + ".jar";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Paths of what has these modes and owners. */
    private List<String> listed(String kind) throws Exception {
        return debian("dpkg-deb", "--contents", deb.toString())
                .lines()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.replaceFirst(".* ", ""))
                .sorted()
                .toList();
    }

    private String debian(String... command) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, command[0]))),
                "no " + command[0] + " here, which looks at the Debian package");
        try (var program = new Program(folder, Map.of("LC_ALL", "C.UTF-8"), List.of(command))) {
            assertThat(program.ends(60)).as(program.output()).isZero();
            return program.output();
        }
    }
}
