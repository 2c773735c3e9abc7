// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osgi.framework.namespace.PackageNamespace.PACKAGE_NAMESPACE;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** What ships, looked at from outside: how bundles lean on one another, and what they tell Kura. */
class BundlesTest {

    private static final Set<String> NOT_SHIPPED = Set.of("kura.simulator");

    /** The arrows: which of our packages a bundle may import. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "kura.api", Set.of(),
            "kura.metrics", Set.of(),
            "kura.driver.*", Set.of("kura.bus"),
            "kura.driver.sensor", Set.of("kura.sensor"),
            "kura.sensor.*", Set.of("kura.bus", "kura.sensor"),
            "kura.sampler", Set.of("kura.sensor", "kura.metrics"),
            "kura.source.*", Set.of("kura.metrics", "kura.metrics.distribution"),
            "kura.exporter.*", Set.of("kura.metrics", "kura.metrics.exposition"));

    @TempDir
    private static Path storage;

    private static TestGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        gateway.installPackage(Packages.clientJava(storage));
        gateway.installPackage(Packages.bridge());
        gateway.installPackage(Packages.assets());
        gateway.installPackage(Packages.sensors());
        gateway.installPackage(Packages.wires());
        gateway.installPackage(Packages.pushgateway());
        gateway.installPackage(Packages.remoteWrite());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void allAreActive() {
        assertThat(shipped()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(bundle -> assertThat(bundle.getState())
                .as(bundle.getSymbolicName())
                .isEqualTo(Bundle.ACTIVE));
    }

    @Test
    void noneLeansOnAnythingButWhatItsPartMayKnow() {
        assertThat(shipped()).allSatisfy(bundle -> assertThat(ours(bundle))
                .as(bundle.getSymbolicName())
                .isSubsetOf(allowed(bundle.getSymbolicName())));
    }

    @Test
    void noneExportsALibrary() {
        assertThat(shipped()).allSatisfy(bundle -> assertThat(
                        bundle.adapt(BundleWiring.class).getCapabilities(PACKAGE_NAMESPACE))
                .as(bundle.getSymbolicName())
                .allSatisfy(exported -> assertThat(
                                exported.getAttributes().get(PACKAGE_NAMESPACE).toString())
                        .startsWith("kura.")));
    }

    @Test
    void allSayWhatTheyNeedOfTheJdkAndTheRuntime() throws Exception {
        for (Bundle bundle : shipped()) {
            assertThat(References.missing(bundle)).as(bundle.getSymbolicName()).isEmpty();
        }
    }

    private static Set<String> ours(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getRequiredWires(PACKAGE_NAMESPACE).stream()
                .filter(wire -> !wire.getProvider().getBundle().equals(bundle))
                .map(wire -> wire.getCapability()
                        .getAttributes()
                        .get(PACKAGE_NAMESPACE)
                        .toString())
                .filter(name -> name.startsWith("kura."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed(String bundle) {
        return ARROWS.entrySet().stream()
                .filter(arrow ->
                        bundle.matches(arrow.getKey().replace(".", "\\.").replace("*", ".*")))
                .max(Comparator.comparing(arrow -> arrow.getKey().length())) // the one that says most
                .orElseThrow()
                .getValue();
    }

    private static List<Bundle> shipped() {
        return gateway.bundles().stream()
                .filter(bundle -> bundle.getSymbolicName().startsWith("kura."))
                .filter(bundle -> !NOT_SHIPPED.contains(bundle.getSymbolicName()))
                .toList();
    }
}
