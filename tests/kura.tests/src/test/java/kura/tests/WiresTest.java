// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import kura.tests.guest.WireGuest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes over Kura's wires, on the page. Kura 6 has none of it at first. */
@Tag("laptop")
class WiresTest {

    private static final String FACTORY = "kura.source.wires";
    private static final String SUPPLY = "kura_wire_value{emitter=\"plc\",property=\"supply\"} 71.5";

    @TempDir
    private Path storage;

    @Test
    void isShownUntilItDoesNotComeAgain() throws Exception {
        try (var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.installPackage(Packages.wires());
            gateway.instance(FACTORY, "sink", Map.of("ttl", 2));
            gateway.install(guest()); // Wires may come after the component
            sends(gateway);
            gateway.showsNo("kura_wire_value{");
            gateway.showsSome("kura_wire_envelopes_total{emitter=\"plc\",sink=\"sink\"} ");

            gateway.bundle("guest").stop();
            gateway.bundle("guest").start();
            sends(gateway);
            gateway.bundle("kura.metrics").stop();
            gateway.bundle("kura.metrics").start();
            sends(gateway);
            gateway.instance(FACTORY, "sink", Map.of("ttl", "long"));
            sends(gateway);
            gateway.bundle(FACTORY).stop();
            assertThat(gateway.page().read()).doesNotContain("wire_");
        }
    }

    private static void sends(TestGateway gateway) {
        TestGateway.patiently(() -> {
            gateway.service("org.eclipse.kura.wire.WireHelperService")
                    .call("send", "plc", "sink", Map.of("supply", 71.5, "mode", "eco", "supply_timestamp", 1L));
            assertThat(gateway.page().read()).contains(SUPPLY).doesNotContain("mode", "supply_timestamp");
        });
    }

    private Path guest() throws IOException {
        return GuestBundle.of(
                storage, WireGuest.class, "org.osgi.service.wireadmin,org.eclipse.kura.type,org.eclipse.kura.wire");
    }
}
