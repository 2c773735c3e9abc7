// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import kura.laptop.Service;
import kura.tests.guest.WireGuest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What comes over Kura's wires, on the page. Kura 6 has none of it at first, and a stand-in brings it here. */
class WiresTest {

    private static final String FACTORY = "kura.source.wires";
    private static final String API = "org.eclipse.kura.api";
    private static final String WIRE_ADMIN = "org.osgi.service.wireadmin";
    private static final String SUPPLY = "kura_wire_value{emitter=\"plc\",property=\"supply\"} 71.5";

    @TempDir
    private Path storage;

    @Test
    void isShownUntilItDoesNotComeAgain() throws Exception {
        try (var gateway = new TestGateway(storage.resolve("framework"))) {
            bringWires(gateway);
            start(gateway);
            gateway.instance(FACTORY, "sink", Map.of("ttl", 2));
            gateway.install(guest()); // Wires may come after the component
            sends(gateway);
            gateway.showsNo("kura_wire_value{");
            gateway.showsSome("kura_wire_envelopes_total{emitter=\"plc\",sink=\"sink\"} ");

            gateway.bundle("guest").stop();
            gateway.bundle("guest").start();
            sends(gateway);
            wires(gateway).call("sendRubbish", "sink");
            gateway.shows("kura_wire_values_not_shown_total{cause=\"broken\",sink=\"sink\"} 1.0");
            gateway.bundle("kura.metrics").stop();
            gateway.bundle("kura.metrics").start();
            sends(gateway);
            gateway.instance(FACTORY, "sink", Map.of("ttl", "long"));
            sends(gateway);
            gateway.bundle(FACTORY).stop();
            assertThat(gateway.page().read()).doesNotContain("wire_");
            TestGateway.patiently(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("kura-wires")));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "runtime", matches = "kura6")
    void waitsAndDisturbsNobodyWhereKuraHasNoWires() throws Exception {
        try (var gateway = new TestGateway(storage.resolve("framework"))) {
            start(gateway);

            assertThat(gateway.bundle(FACTORY).getState()).isEqualTo(Bundle.ACTIVE);
            TestGateway.patiently(
                    () -> assertThat(gateway.page().read()).contains("kura_exporter_http_requests_total"));
        }
    }

    /** The packages of the project; what they need of Wires has to be there before Kura starts, as on a gateway. */
    private static void start(TestGateway gateway) {
        TestGateway.files(TestGateway.PACKAGES).stream()
                .filter(dp -> dp.getFileName().toString().startsWith("kura-prometheus-"))
                .forEach(gateway::installPackage);
        gateway.installPackage(Packages.wires());
        gateway.set(Map.of());
    }

    private void bringWires(TestGateway gateway) throws Exception {
        if (System.getProperty("runtime").equals("kura6")) {
            gateway.bundle(API).uninstall();
            gateway.install(wireAdmin());
            gateway.install(TestGateway.jar("bundles/" + API + "/target"));
        }
    }

    private static Service wires(TestGateway gateway) {
        return gateway.service("org.eclipse.kura.wire.WireHelperService");
    }

    private static void sends(TestGateway gateway) {
        TestGateway.patiently(() -> {
            wires(gateway).call("send", "plc", "sink", Map.of("supply", 71.5, "mode", "eco", "supply_timestamp", 1L));
            assertThat(gateway.page().read()).contains(SUPPLY).doesNotContain("mode", "supply_timestamp");
        });
    }

    private Path wireAdmin() throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", WIRE_ADMIN);
        main.putValue("Export-Package", WIRE_ADMIN + ";version=\"1.0.2\"");
        main.putValue("Import-Package", "org.osgi.framework");
        Path made = storage.resolve("wireadmin.jar");
        Path source = TestGateway.FEATURES.resolve("kura5/target/bundles/org.eclipse.osgi.services.jar");
        try (var from = new JarFile(source.toFile());
                var jar = new JarOutputStream(Files.newOutputStream(made), manifest)) {
            for (JarEntry entry : Collections.list(from.entries())) {
                if (entry.getName().matches("org/osgi/service/wireadmin/\\w+\\.class")) {
                    jar.putNextEntry(new JarEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(jar);
                }
            }
        }
        return made;
    }

    private Path guest() throws IOException {
        return GuestBundle.of(
                storage, WireGuest.class, "org.osgi.service.wireadmin,org.eclipse.kura.type,org.eclipse.kura.wire");
    }
}
