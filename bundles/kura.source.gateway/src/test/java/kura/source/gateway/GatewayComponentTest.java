// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricRegistry;
import kura.metrics.Remark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayComponentTest {

    private static final MetricDescriptor FRIENDS = Findings.metric(GAUGE, "friends", "How many.");

    @TempDir
    private Path empty;

    private final MetricRegistry registry = MetricRegistry.create();
    private final GatewayComponent component = new GatewayComponent();

    @BeforeEach
    void start() {
        component.setRegistry(registry);
        component.configure(Map.of());
    }

    @AfterEach
    void stop() {
        component.stop();
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "jvm, jvm_memory_used_bytes",
        "process, process_cpu_seconds_total",
        "cpu, node_cpu_seconds_total",
        "memory, node_memory_MemTotal_bytes",
        "disks, node_disk_",
        "filesystems, node_filesystem_",
        "network, node_network_",
        "kura, friends"
    })
    void everyGroupCanBeSwitchedOffAndOnAgain(String setting, String start) throws IOException {
        component.addNeighbour(neighbour(7));
        shows("\n" + start);

        component.configure(Map.of(setting, false));
        assertThat(FakeHost.page(registry)).doesNotContain("\n" + start).contains("gateway_group_up");

        component.configure(Map.of(setting, "true"));
        shows("\n" + start);
    }

    @Test
    void allWrongSettingsAreSaid() {
        component.configure(Map.of("jvm", "perhaps", "cpu", 2));

        assertThat(registry.remarks())
                .filteredOn(remark -> remark.about().equals("kura.source.gateway"))
                .singleElement()
                .extracting(Remark::words)
                .asString()
                .contains("setting jvm is 'perhaps'", "setting cpu is '2'");
    }

    /** A cloud connection, or a disk. */
    @Test
    void whoNeverAnswersIsNotEnteredAgainHoweverOftenSettingsChange() throws Exception {
        var inside = new AtomicInteger();
        var end = new CountDownLatch(1);
        component.addNeighbour(new Friends(1, true) {
            @Override
            public void look(Findings found) {
                inside.incrementAndGet();
                while (end.getCount() > 0) {
                    try {
                        end.await();
                    } catch (InterruptedException e) { // it does not care
                    }
                }
            }
        });
        await().until(() -> inside.get() == 1);
        for (int i = 0; i < 20; i++) {
            component.configure(Map.of("kura", false));
            component.configure(Map.of("kura", true));
        }
        await().untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(2));
        assertThat(inside).hasValue(1);

        end.countDown();
        component.stop();
        await().until(() -> threads() == 0);
    }

    @Test
    void aWrongSettingIsSaidAndChangesNothing() throws IOException {
        component.configure(Map.of("jvm", false));
        component.configure(Map.of("jvm", "perhaps", "cpu", false));

        assertThat(FakeHost.page(registry)).contains("node_cpu_seconds_total{").doesNotContain("jvm_");
        assertThat(registry.remarks())
                .contains(new Remark(
                        "kura.source.gateway",
                        "setting jvm is 'perhaps', allowed is true or false; what was set before stays"));
        component.configure(Map.of());
        assertThat(registry.remarks()).noneMatch(remark -> remark.about().equals("kura.source.gateway"));
    }

    @Test
    void anotherRegistryGetsAllOfIt() throws IOException {
        try (var next = MetricRegistry.create()) {
            component.setRegistry(next);
            component.unsetRegistry(registry);

            assertThat(FakeHost.page(next)).contains("jvm_memory_used_bytes", "node_load1");
            assertThat(FakeHost.page(registry)).doesNotContain("jvm_", "node_");
        }
    }

    @Test
    void aNeighbourMayBeReplacedBeforeItGoes() throws IOException {
        var old = neighbour(1);
        component.addNeighbour(old);
        component.addNeighbour(neighbour(2));
        component.removeNeighbour(old);

        assertThat(FakeHost.page(registry)).contains("friends 2.0");
    }

    @Test
    void aHostWithoutAnyOfTheFilesCostsOnlyItsOwnGroups() throws IOException {
        var bare = new GatewayComponent(empty, empty);
        try (var other = MetricRegistry.create()) {
            bare.setRegistry(other);
            bare.configure(Map.of());

            assertThat(FakeHost.page(other))
                    .contains("jvm_memory_used_bytes", "gateway_group_up{group=\"cpu\"} 0.0")
                    .contains("gateway_group_up{group=\"jvm\"} 1.0");
            await().untilAsserted(() -> {
                assertThat(FakeHost.page(other)).contains("gateway_group_up{group=\"filesystems\"} 0.0");
                assertThat(other.remarks()).hasSize(6);
            });
            bare.stop();
            assertThat(other.remarks()).isEmpty();
        }
    }

    private void shows(String text) {
        await().untilAsserted(() -> assertThat(FakeHost.page(registry)).contains(text));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kura.source.gateway friends"))
                .count();
    }

    private static Neighbour neighbour(int friends) {
        return new Friends(friends, false);
    }

    private static class Friends implements Neighbour {

        private final int friends;
        private final boolean slow;

        Friends(int friends, boolean slow) {
            this.friends = friends;
            this.slow = slow;
        }

        @Override
        public void look(Findings found) {
            found.add(FRIENDS, friends);
        }

        @Override
        public String name() {
            return "friends";
        }

        @Override
        public String setting() {
            return "kura";
        }

        @Override
        public boolean slow() {
            return slow;
        }
    }
}
