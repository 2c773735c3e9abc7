// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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
    void assetsThatComeThroughOneComponentAreToldApart() {
        sink.record("fifo", Map.of("assetName", "boiler", "supply", 70));
        sink.record("fifo", Map.of("assetName", "meter", "supply", 20));

        assertThat(page.render())
                .contains("wire_value{asset=\"boiler\",emitter=\"fifo\",property=\"supply\"} 70.0\n")
                .contains("wire_value{asset=\"meter\",emitter=\"fifo\",property=\"supply\"} 20.0\n");
    }

    /** As its wire asset does where errors and timestamps and units are on. */
    @Test
    void ofAnAssetsEnvelopeTheValuesAreShownAndNothingIsMissed() {
        sink.record(
                "boiler",
                Map.of(
                        "assetName",
                        "boiler",
                        "assetTimestamp",
                        1L,
                        "supply",
                        70,
                        "supply_unit",
                        "°C",
                        "supply_timestamp",
                        1L,
                        "supply_error",
                        ""));

        assertThat(page.render().lines())
                .filteredOn(line -> line.startsWith("wire_value"))
                .containsExactly("wire_value{asset=\"boiler\",emitter=\"boiler\",property=\"supply\"} 70.0");
    }

    @Test
    void anErrorOfAChannelTakesItsValueAwayAtOnce() {
        sink.record("boiler", Map.of("supply", 70, "return", 50));
        sink.record("boiler", Map.of("supply_error", "no answer", "return", 51, "return_error", ""));

        assertThat(page.render())
                .doesNotContain("property=\"supply\"")
                .contains("property=\"return\"} 51.0\n")
                .contains("wire_values_not_shown_total{cause=\"error\",sink=\"test\"} 1.0\n");
    }

    @Test
    void aTextIsAStateIfThatIsWanted() {
        restart(Map.of("texts", "current"));
        sink.record("plc", Map.of("mode", "eco"));
        assertThat(page.render()).contains("wire_state{emitter=\"plc\",property=\"mode\",state=\"eco\"} 1.0\n");

        sink.record("plc", Map.of("mode", "party"));
        assertThat(page.render())
                .contains("wire_state{emitter=\"plc\",property=\"mode\",state=\"party\"} 1.0\n")
                .doesNotContain("eco");
        sink.record("plc", Map.of("mode", 7));
        assertThat(page.render()).contains("property=\"mode\"} 7.0\n").doesNotContain("state=");
        sink.record("plc", Map.of("mode", "eco"));
        assertThat(page.render()).contains("state=\"eco\"} 1.0\n").doesNotContain("} 7.0");
        nanoTime.addAndGet(61_000_000_000L);
        sink.expire();
        assertThat(page.render()).doesNotContain("property=");
    }

    @Test
    void ofEverNewTextsThereAreNotMoreThanSome() {
        restart(Map.of("texts", "current"));
        for (int i = 0; i < 100; i++) {
            sink.record("plc", Map.of("clock", "t" + i));
        }
        assertThat(page.render())
                .doesNotContain("state=")
                .contains("wire_values_not_shown_total{cause=\"too_many_texts\",sink=\"test\"} 68.0\n");
        sink.record("plc", Map.of("clock", "t7"));
        assertThat(page.render()).contains("property=\"clock\",state=\"t7\"} 1.0\n");
    }

    @Test
    void eachOfTwoSinksHasTheRoomThatItWasGiven() {
        try (var second =
                new Sink("second", Plan.of(Settings.of(Map.of())), registry.handle("second"), nanoTime::get)) {
            for (int i = 0; i < Plan.MOST; i++) {
                sink.record("one", Map.of("p" + i, i));
                second.record("two", Map.of("p" + i, i));
            }
            assertThat(page.render().lines())
                    .filteredOn(line -> line.startsWith("wire_value{"))
                    .hasSize(2 * Plan.MOST);
        }
    }

    @Test
    void manyEmittersMaySendAtOnceWhileItStops() throws Exception {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var senders = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    for (int j = 0; j < 500; j++) {
                        sink.envelope("e" + i);
                        sink.record("e" + i, Map.of("p" + j % 50, j, "q", "text"));
                        sink.expire();
                    }
                }))
                .toList();
        for (Thread sender : senders) {
            sender.setUncaughtExceptionHandler((any, failure) -> failures.add(failure));
            sender.start();
        }
        sink.close();
        for (Thread sender : senders) {
            sender.join(20_000);
        }
        assertThat(failures).isEmpty();
        assertThat(page.render()).doesNotContain("wire_value{");
    }

    @Test
    void aSecondSinkForTheSameIsRefusedThere() {
        sink.record("plc", Map.of("supply", 70));
        try (var second =
                new Sink("second", Plan.of(Settings.of(Map.of())), registry.handle("second"), nanoTime::get)) {
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
