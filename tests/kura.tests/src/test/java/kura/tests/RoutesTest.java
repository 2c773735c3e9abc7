// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kura.testing.FreePort;
import kura.tests.guest.RouteGuest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A developer's own bundle answers at the endpoints, and looks at requests before others do. */
class RoutesTest {

    @TempDir
    private Path storage;

    @Test
    void comeAndGoWithTheirBundleUnderScrapes() throws Exception {
        int second = FreePort.next();
        try (var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.instance("kura.exporter.http.additional", "second", Map.of("address", "127.0.0.1", "port", second));
            TestGateway.patiently(
                    () -> assertThat(new Page(second).read()).contains("\nkura_sensor_up{sensor=\"bme680\"} 1.0\n"));
            gateway.install(GuestBundle.of(storage, RouteGuest.class, "kura.exporter.http.route"));

            try (var scraper = new Scraper(gateway.page());
                    var other = new Scraper(new Page(second))) {
                for (int i = 0; i < 20; i++) {
                    gateway.bundle("guest").stop();
                    for (int port : List.of(gateway.port(), second)) {
                        answers(new Page(port, "/guest"), 404);
                        assertThat(new Page(port, "/metrics?turned-away").read())
                                .contains("kura_sensor_up");
                    }
                    gateway.bundle("guest").start();
                    for (int port : List.of(gateway.port(), second)) {
                        assertThat(new Page(port, "/guest").read()).isEqualTo("A guest.");
                        answers(new Page(port, "/metrics?turned-away"), 403);
                    }
                }
                assertThat(scraper.failures()).isEmpty();
                assertThat(other.failures()).isEmpty();
                assertThat(scraper.pages()).hasSizeGreaterThan(20);
            }
            gateway.bundle("guest").uninstall();
            answers(new Page(second, "/guest"), 404);
            assertThat(Set.copyOf(gateway.stopped())).containsExactly("guest");
        }
    }

    private static void answers(Page page, int status) {
        assertThatThrownBy(page::read).hasMessageStartingWith("status " + status + ":");
    }
}
