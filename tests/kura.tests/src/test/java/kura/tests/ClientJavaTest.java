// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import kura.tests.guest.ClientJavaGuest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Metrics of the official client, of its bundles as they are, on our page. */
class ClientJavaTest {

    private static final String BRIDGE = "kura.source.clientjava";
    private static final String JVM = "kura_jvm_memory_used_bytes{area=\"heap\"} ";
    private static final String OWN = "kura_guest_visits_total 1.0\n";

    @TempDir
    private Path storage;

    @Test
    void isThereAsLongAsTheBridgeIs() throws Exception {
        try (var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.installPackage(Packages.clientJava(storage));
            gateway.install(guest());
            assertThat(gateway.page().read()).doesNotContain("kura_jvm", "kura_guest");

            gateway.installPackage(Packages.bridge());
            shows(gateway, JVM, OWN);
            assertThat(gateway.page().read()).contains("kura_sensor_up{sensor=\"bme680\"} 1.0\n");

            gateway.bundle(BRIDGE).stop();
            assertThat(gateway.page().read()).doesNotContain("kura_jvm", "kura_guest");
            gateway.bundle(BRIDGE).start();
            shows(gateway, JVM, OWN);
            gateway.bundle("kura.metrics").stop();
            gateway.bundle("kura.metrics").start();
            shows(gateway, JVM, OWN);
        }
    }

    @Test
    void aRegistryOfItsOwnGoesWithABundleAndTheDefaultOneStays() throws Exception {
        try (var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.installPackage(Packages.clientJava(storage));
            gateway.installPackage(Packages.bridge());
            gateway.install(guest());
            for (int i = 0; i < 2; i++) {
                shows(gateway, JVM, OWN);
                gateway.bundle("guest").stop();
                assertThat(gateway.page().read()).contains(JVM).doesNotContain("kura_guest");
                gateway.bundle("guest").start();
            }
            gateway.bundle("guest").uninstall();
            assertThat(gateway.page().read()).contains(JVM).doesNotContain("kura_guest", "errors");
        }
    }

    @Test
    void theBridgeMayComeFirst() throws Exception {
        try (var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.installPackage(Packages.bridge());
            assertThat(gateway.bundle(BRIDGE).getState()).isEqualTo(Bundle.INSTALLED);
            TestGateway.patiently(() -> assertThat(gateway.complaints())
                    .singleElement()
                    .asString()
                    .contains("Could not start bundle")); // yet
            gateway.complaints().clear();

            gateway.installPackage(Packages.clientJava(storage));
            gateway.install(guest());
            shows(gateway, JVM, OWN);
        }
    }

    private static void shows(TestGateway gateway, String... texts) {
        TestGateway.patiently(() -> assertThat(gateway.page().read()).contains(texts));
    }

    private Path guest() throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "guest");
        main.putValue("Bundle-Activator", ClientJavaGuest.class.getName());
        main.putValue(
                "Import-Package",
                "org.osgi.framework,io.prometheus.metrics.core.metrics,io.prometheus.metrics.instrumentation.jvm,"
                        + "io.prometheus.metrics.model.registry");
        Path made = storage.resolve("guest.jar");
        String type = ClientJavaGuest.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(made), manifest);
                var code = ClientJavaGuest.class.getClassLoader().getResourceAsStream(type)) {
            jar.putNextEntry(new JarEntry(type));
            code.transferTo(jar);
        }
        return made;
    }
}
