// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.settings.Settings;
import org.junit.jupiter.api.Test;

/** What wires bring, with and without settings. */
class TerminalTest {

    private final MetricRegistry registry = MetricRegistry.create();

    @Test
    void showsNothingBeforeItHasSettingsAndSaysWhy() {
        try (var terminal = new Terminal("sink")) {
            terminal.show(registry);
            terminal.set("sink", null, "setting ttl is 'soon'");
            terminal.receive("timer", List.of(Map.of("value", 1)));
            assertThat(page()).doesNotContain("wire_value{");
            assertThat(registry.remarks()).singleElement().asString().contains("setting ttl is 'soon'");

            terminal.set("sink", Plan.of(Settings.of(Map.of())), "");
            terminal.receive("timer", List.of(Map.of("value", 1)));
            assertThat(page()).contains("wire_value{");
            assertThat(registry.remarks()).isEmpty();

            terminal.set("sink", null, "setting ttl is 'soon'");
            terminal.receive("timer", List.of(Map.of("value", 2)));
            assertThat(page()).containsPattern("wire_value\\{.*} 2.0");
            assertThat(registry.remarks()).hasSize(1);
        }
        assertThat(page()).doesNotContain("wire_");
    }

    private String page() {
        return new Page(registry, Naming.of("")).render();
    }
}
