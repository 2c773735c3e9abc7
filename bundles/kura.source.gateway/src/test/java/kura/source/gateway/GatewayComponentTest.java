// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
        assertThat(FakeHost.page(registry)).contains("\n" + start);

        component.configure(Map.of(setting, false));
        assertThat(FakeHost.page(registry)).doesNotContain("\n" + start).contains("gateway_group_up");

        component.configure(Map.of(setting, "true"));
        assertThat(FakeHost.page(registry)).contains("\n" + start);
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
            assertThat(other.remarks()).hasSize(6);
            bare.stop();
            assertThat(other.remarks()).isEmpty();
        }
    }

    private static Neighbour neighbour(int friends) {
        return new Neighbour() {
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
                return false;
            }
        };
    }
}
