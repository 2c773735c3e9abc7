// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SinkTest {

    private final MetricRegistry registry = MetricRegistry.create();
    private final Page page = new Page(registry, Naming.of(""));
    private final AtomicLong nanoTime = new AtomicLong();
    private Sink sink = sink(Map.of());

    @AfterEach
    void stop() {
        sink.close();
        assertThat(page.render()).doesNotContain("wire_");
        registry.close();
    }

    @Test
    void showsTheLastNumberOfEachProperty() {
        sink.envelope("plc");
        sink.record("plc", Map.of("supply", 70, "burner", true, "valve", 0.1f, "supply_timestamp", 1L));
        sink.record("plc", Map.of("supply", 71.5));

        assertThat(page.render())
                .contains("wire_value{emitter=\"plc\",property=\"supply\"} 71.5\n")
                .contains("wire_value{emitter=\"plc\",property=\"burner\"} 1.0\n")
                .contains("wire_value{emitter=\"plc\",property=\"valve\"} 0.1\n")
                .contains("wire_envelopes_total{emitter=\"plc\",sink=\"test\"} 1.0\n")
                .containsPattern("wire_last_envelope_timestamp_seconds\\{emitter=\"plc\",sink=\"test\"} 1\\.\\d+E9")
                .doesNotContain("supply_timestamp");
    }

    @Test
    void whatDoesNotComeAgainGoes() {
        sink.record("plc", Map.of("supply", 70, "return", 50));
        nanoTime.addAndGet(40_000_000_000L);
        sink.record("plc", Map.of("return", 51));
        nanoTime.addAndGet(40_000_000_000L);
        sink.expire();

        assertThat(page.render()).contains("property=\"return\"} 51.0\n").doesNotContain("supply");
    }

    @Test
    void withoutATimeToLiveItStays() {
        restart(Map.of("ttl", 0));
        sink.record("plc", Map.of("supply", 70));
        nanoTime.addAndGet(1_000_000_000_000_000L);
        sink.expire();

        assertThat(page.render()).contains("property=\"supply\"} 70.0\n");
    }

    @Test
    void whatIsNoNumberTakesTheOldOneAwayAndIsCounted() {
        restart(Map.of("counters", "energy"));
        sink.record("plc", Map.of("supply", 70, "mode", "eco", "energy", 5));
        sink.record("plc", Map.of("supply", Double.NaN, "energy", -1));

        assertThat(page.render())
                .doesNotContain("property=")
                .contains("wire_values_not_shown_total{cause=\"not_finite\",sink=\"test\"} 1.0\n")
                .contains("wire_values_not_shown_total{cause=\"no_number\",sink=\"test\"} 1.0\n")
                .contains("wire_values_not_shown_total{cause=\"negative\",sink=\"test\"} 1.0\n");
    }

    @Test
    void countersCountAndMayBeginAgain() {
        restart(Map.of("counters", "plc/energy"));
        sink.record("plc", Map.of("energy", 5L));
        assertThat(page.render()).contains("wire_counter_total{emitter=\"plc\",property=\"energy\"} 5.0\n");
        sink.record("plc", Map.of("energy", 0L));
        assertThat(page.render()).contains("wire_counter_total{emitter=\"plc\",property=\"energy\"} 0.0\n");
    }

    @Test
    void thereIsRoomForSoMany() {
        restart(Map.of("values.most", 10));
        for (int i = 0; i < 100; i++) {
            sink.envelope("e" + i);
            sink.record("e" + i, Map.of("p", i));
        }

        assertThat(page.render().lines().filter(line -> line.startsWith("wire_value{")))
                .hasSize(10);
        assertThat(page.render())
                .contains("wire_values_not_shown_total{cause=\"no_room\",sink=\"test\"} 90.0\n")
                .contains("wire_envelopes_total{emitter=\"(others)\",sink=\"test\"} 90.0\n");
    }

    @Test
    void aSecondSinkForTheSameIsRefusedThere() {
        sink.record("plc", Map.of("supply", 70));
        try (var second = new Sink("second", Plan.USUAL, registry.handle("second"), nanoTime::get)) {
            second.record("plc", Map.of("supply", 1));
            assertThat(page.render())
                    .contains("property=\"supply\"} 70.0\n")
                    .contains("wire_values_not_shown_total{cause=\"name_taken\",sink=\"second\"} 1.0\n");
        }
    }

    private void restart(Map<String, ?> settings) {
        sink.close();
        sink = sink(settings);
    }

    private Sink sink(Map<String, ?> settings) {
        return new Sink("test", Plan.of(Settings.of(settings)), registry.handle("test"), nanoTime::get);
    }
}
