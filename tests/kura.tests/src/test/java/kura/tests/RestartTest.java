// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kura.testing.FreePort;
import kura.tests.kura.Configurations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kura's process is ended without a word to its bundles, and starts with nothing of them but settings and packages; then its bundles are
 * stopped, started, replaced, and instances deleted.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // on a machine with much else to do; alone it takes seconds
class RestartTest {

    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    private static Path storage;

    private static ErrorLog log;
    private static ConfiguredGateway kura;
    private static Configurations settings;
    private static long before;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void killAndStart() throws Exception {
        try (var first = new Program(storage, Map.of(), command())) {
            await().atMost(Duration.ofMinutes(4)).until(() -> first.output().contains("furnished") || !first.runs());
            assertThat(first.output()).contains("furnished");
            first.terminate();
            first.ends(PATIENCE_SECONDS);
        }
        // of all others they hear some time after they have started
        Configurations.thin(
                storage.resolve("snapshots"), Set.of("sensor.name", "bus", "address", "port", "period", "url"));
        log = new ErrorLog();
        kura = new ConfiguredGateway(storage);
        settings = kura.settings;
        before = settings.snapshot();
        assertThat(log.lines()).filteredOn(line -> line.contains("setting ")).isEmpty();
    }

    @AfterAll
    static void stop() {
        log.close();
        kura.close();
    }

    @BeforeEach
    void rollback() throws Exception {
        settings.rollback(before);
        settings.settle();
    }

    @Test
    void allIsAsItWas() {
        kura.isWell();
        kura.isSeen();
        assertThat(settings.settings(ConfiguredGateway.EXPORTER)).containsEntry("address", "127.0.0.1");
        assertThat(settings.names()).filteredOn(name -> name.startsWith("my-")).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void bundlesAreStoppedAndStartedAndReplacedByNewerOnes() throws Exception {
        var then = all();
        kura.restartBundles();
        kura.isWell();
        kura.isSeen();
        assertThat(all()).isEqualTo(then);

        for (Path dp : ConfiguredGateway.packages()) {
            kura.gateway.installPackage(Packages.newer(dp, storage));
        }
        settings.settle();
        kura.isWell();
        kura.isSeen();
        assertThat(all()).isEqualTo(then);
        assertThat(settings.bundle("kura.sampler").getVersion().getMajor()).isEqualTo(99);
    }

    @Test
    void deletedInstancesLeaveNothingAndTheirNamesCanBeGivenAgain() throws Exception {
        var instances =
                settings.names().stream().filter(name -> name.startsWith("my-")).toList();
        instances.forEach(settings::delete);
        settings.settle();

        kura.isWell();
        assertThat(settings.names()).doesNotContainAnyElementsOf(instances);
        TestGateway.patiently(() -> assertThat(kura.page().read()).doesNotContain("seen "));
        instances.forEach(name -> assertThat(kura.said(name)).as(name).isEmpty());

        instances.forEach(name -> settings.create(name.substring("my-".length()), name));
        settings.settle();
        kura.isWell();
        assertThat(settings.names()).containsAll(instances);
    }

    private static Map<String, Map<String, Object>> all() {
        return settings.names().stream().collect(Collectors.toMap(name -> name, settings::settings));
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FreePort.inAChild(),
                "-Dfeatures=" + System.getProperty("features"),
                "-Druntime=" + System.getProperty("runtime"),
                "-Dclient_java=" + System.getProperty("client_java"),
                ConfiguredGateway.class.getName(),
                storage.toString());
    }
}
