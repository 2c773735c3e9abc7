// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics from a developer's own bundle. */
class GuestTest {

    @TempDir
    private Path storage;

    @Test
    void aStoppedBundleLeavesNoGhosts() throws Exception {
        try (var gateway = TestGateway.complete(storage.resolve("framework"))) {
            gateway.install(GuestBundle.in(storage));
            gateway.shows("kura_guest_level{guest=\"shared\"} 1.0");
            gateway.shows("kura_guest_level{guest=\"own\"} 1.0");

            for (int i = 0; i < 3; i++) {
                gateway.bundle("guest").stop();
                assertThat(gateway.page().read()).doesNotContain("guest");
                gateway.bundle("guest").start();
                gateway.shows("kura_guest_level{guest=\"own\"} 1.0");
                gateway.bundle("kura.metrics").stop();
                gateway.bundle("kura.metrics").start();
                gateway.shows("kura_guest_level{guest=\"shared\"} 1.0");
                gateway.shows("kura_guest_level{guest=\"own\"} 1.0");
            }
        }
    }
}
