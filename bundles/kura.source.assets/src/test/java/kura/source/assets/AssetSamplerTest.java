// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import kura.metrics.MetricRegistry;
import kura.metrics.Remark;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssetSamplerTest {

    private static final String UP = "asset_up{asset=\"boiler\",source=\"test\"} 1.0\n";
    private static final String DOWN = "asset_up{asset=\"boiler\",source=\"test\"} 0.0\n";

    private final MetricRegistry registry = MetricRegistry.create();
    private final Page page = new Page(registry, Naming.of(""));
    private Threads threads = new Threads("kura-assets-test");
    private final FakeAsset boiler = new FakeAsset();
    private AssetSampler sampler;

    @AfterEach
    void stop() {
        sampler.close();
        threads.close();
        assertThat(page.render()).doesNotContain("asset_");
        assertThat(registry.remarks()).isEmpty();
        registry.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("kura-assets")));
    }

    @Test
    void showsNumbersAndBooleansAndTheAssetsHealth() {
        boiler.with("supply", 71.5).with("burner", true).with("steps", 7L).with("valve", 0.1f);
        start(Map.of());

        shows(UP);
        assertThat(page.render())
                .contains("# TYPE asset_channel_value gauge\n")
                .contains("asset_channel_value{asset=\"boiler\",channel=\"supply\"} 71.5\n")
                .contains("asset_channel_value{asset=\"boiler\",channel=\"burner\"} 1.0\n")
                .contains("asset_channel_value{asset=\"boiler\",channel=\"steps\"} 7.0\n")
                .contains("asset_channel_value{asset=\"boiler\",channel=\"valve\"} 0.1\n")
                .contains("asset_channel_up{asset=\"boiler\",channel=\"supply\",source=\"test\"} 1.0\n")
                .containsPattern("asset_reads_total\\{asset=\"boiler\",source=\"test\"} [1-9]")
                .containsPattern("asset_last_success_timestamp_seconds\\{asset=\"boiler\",source=\"test\"} 1\\.\\d+E9")
                .containsPattern("asset_read_duration_seconds\\{asset=\"boiler\",source=\"test\"} \\d");
        assertThat(boiler.asked).contains(Set.of());
    }

    @Test
    void aChannelThatFailsLosesItsValueAloneAndSaysWhy() {
        boiler.with("supply", 71.5).with("return", 50);
        start(Map.of());
        shows("asset_channel_value{asset=\"boiler\",channel=\"return\"} 50.0\n");

        boiler.with("return", new Exception("illegal data address"));

        shows("asset_channel_up{asset=\"boiler\",channel=\"return\",source=\"test\"} 0.0\n");
        assertThat(page.render())
                .doesNotContain("asset_channel_value{asset=\"boiler\",channel=\"return\"}")
                .contains("asset_channel_value{asset=\"boiler\",channel=\"supply\"} 71.5\n")
                .contains(
                        "asset_channel_errors_total{asset=\"boiler\",cause=\"failure\",channel=\"return\",source=\"test\"} ")
                .contains(UP);
        says("boiler", "1 of 2 channels give no value: return: illegal data address");

        boiler.with("return", 51);
        shows("asset_channel_value{asset=\"boiler\",channel=\"return\"} 51.0\n");
        await().until(() -> registry.remarks().isEmpty());
    }

    @Test
    void whatCannotBeShownIsAFailureOfThatChannel() {
        boiler.with("nan", Double.NaN)
                .with("bytes", new byte[] {1})
                .with("absent", null)
                .with("energy", -1)
                .with("good", 1);
        start(Map.of("counters", "energy"));

        shows("asset_channel_value{asset=\"boiler\",channel=\"good\"} 1.0\n");
        for (var cause : Map.of("nan", "not_finite", "bytes", "not_showable", "absent", "missing", "energy", "negative")
                .entrySet()) {
            assertThat(page.render())
                    .contains("asset_channel_errors_total{asset=\"boiler\",cause=\"" + cause.getValue()
                            + "\",channel=\"" + cause.getKey() + "\",source=\"test\"} ")
                    .doesNotContain("asset_channel_value{asset=\"boiler\",channel=\"" + cause.getKey());
        }
    }

    @Test
    void anAssetAllOfWhoseChannelsFailIsDown() {
        boiler.with("supply", new Exception("no answer"));
        start(Map.of());

        shows(DOWN);
        assertThat(page.render())
                .contains("asset_read_errors_total{asset=\"boiler\",cause=\"channels\",source=\"test\"} ");
    }

    @Test
    void anAssetThatThrowsLosesItsValuesAndIsFoundAgain() {
        boiler.with("supply", 71.5);
        start(Map.of());
        for (Throwable failure : List.of(
                new AssetException("connection_failed", "no route to host", null),
                new IllegalStateException("oops"),
                new NoClassDefFoundError("gone"))) {
            shows("asset_channel_value{asset=\"boiler\",channel=\"supply\"} 71.5\n");
            boiler.failure = failure;
            shows(DOWN);
            String cause = failure instanceof AssetException ? "connection_failed" : "internal";
            assertThat(page.render())
                    .doesNotContain("asset_channel_value")
                    .contains("asset_channel_up{asset=\"boiler\",channel=\"supply\",source=\"test\"} 0.0\n")
                    .contains("asset_read_errors_total{asset=\"boiler\",cause=\"" + cause + "\",source=\"test\"} ");
            boiler.failure = null;
        }
        shows(UP);
    }

    @Test
    void anAssetThatHangsCostsOnlyItselfAndIsGivenUp() {
        var meter = new FakeAsset().with("power", 1);
        boiler.with("supply", 71.5);
        start(Map.of("deadline", 0.1));
        sampler.add("meter", meter);
        shows("asset_channel_value{asset=\"boiler\",channel=\"supply\"} 71.5\n");

        boiler.hang = new CountDownLatch(1);

        shows(DOWN);
        shows("asset_read_errors_total{asset=\"boiler\",cause=\"timeout\",source=\"test\"} 1.0\n");
        shows("asset_read_errors_total{asset=\"boiler\",cause=\"stuck\",source=\"test\"} ");
        says("boiler", "an earlier reading of it has not ended");
        assertThat(page.render()).doesNotContain("asset_channel_value{asset=\"boiler\"");
        int before = meter.reads.get();
        await().until(() -> meter.reads.get() > before + 5);
        assertThat(readers("boiler")).isEqualTo(1);

        boiler.hang.countDown();
        boiler.hang = null;
        shows("asset_channel_value{asset=\"boiler\",channel=\"supply\"} 71.5\n");
        assertThat(boiler.inside.get()).isLessThan(2);
    }

    @Test
    void anAnswerAfterTheDeadlineIsNotShown() {
        boiler.with("supply", 71.5);
        boiler.hang = new CountDownLatch(1);
        start(Map.of("deadline", 0.1, "period", 3600));
        shows(DOWN);

        boiler.hang.countDown();
        await().until(() -> readers("boiler") == 0);
        assertThat(page.render()).contains(DOWN).doesNotContain("asset_channel_value");
    }

    @Test
    void anAssetThatHangsIsNotEnteredTwiceHoweverOftenSettingsChange() {
        boiler.with("supply", 71.5).hang = new CountDownLatch(1);
        boiler.uninterruptible = true;
        start(Map.of("deadline", 0.1));
        shows(DOWN);
        for (int i = 0; i < 5; i++) {
            sampler.close();
            start(Map.of("deadline", 0.1));
            shows("asset_read_errors_total{asset=\"boiler\",cause=\"stuck\",source=\"test\"} ");
        }
        assertThat(readers("boiler")).isEqualTo(1);
        boiler.hang.countDown();
        shows(UP);
    }

    @Test
    void whoIsBeingReadWhileSettingsChangeIsReadAsSoonAsThatHasEnded() {
        boiler.with("supply", 71.5);
        boiler.hang = new CountDownLatch(1);
        start(Map.of("deadline", 60, "period", 0.1));
        await().until(() -> boiler.inside.get() == 1);
        sampler.close();

        start(Map.of("deadline", 50, "period", 3600));
        var reading = boiler.hang;
        boiler.hang = null;
        reading.countDown();

        shows("asset_channel_value{asset=\"boiler\",channel=\"supply\"} 71.5\n");
        assertThat(page.render()).doesNotContain("stuck");
    }

    @Test
    void thatNoChannelIsChosenIsSaid() {
        boiler.with("supply", 71.5);
        start(Map.of("channels", "suply*"));

        says("channels of boiler", "Channels, suply*, chooses none of its 1, for example supply");
    }

    @Test
    void moreAssetsThanThereAreThreadsMayHangWithoutMoreThreads() {
        var end = new CountDownLatch(1);
        start(Map.of("deadline", 0.2));
        for (int i = 0; i < Threads.MOST + 5; i++) {
            var stuck = new FakeAsset().with("supply", 1);
            stuck.hang = end;
            sampler.add("stuck" + i, stuck);
        }
        await().untilAsserted(() -> assertThat(page.render()).contains("cause=\"no_thread\""));
        assertThat(readers("")).isLessThanOrEqualTo(Threads.MOST);
        end.countDown();
        await().untilAsserted(() -> assertThat(page.render()).containsPattern("asset_up\\{asset=\"stuck68\",.* 1.0"));
    }

    @Test
    void anAssetForWhichTheSystemHasNoThreadIsReadWhenItHasOne() {
        var poor = new AtomicBoolean(true);
        threads = new Threads("kura-assets-test", task -> new Thread(task, "kura-assets-test") {
            @Override
            public void start() {
                if (poor.get()) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        });
        boiler.with("supply", 71.5);
        start(Map.of());

        shows("asset_read_errors_total{asset=\"boiler\",cause=\"no_thread\",source=\"test\"} 2.0\n");
        poor.set(false);
        shows("asset_channel_value{asset=\"boiler\",channel=\"supply\"} 71.5\n");
    }

    @Test
    void anAssetThatGoesTakesAllItsLinesWithItAndItsThread() {
        boiler.with("supply", 71.5);
        start(Map.of("deadline", 0.1));
        shows(UP);
        boiler.hang = new CountDownLatch(1);
        shows(DOWN);

        sampler.remove(boiler);

        assertThat(page.render()).doesNotContain("boiler");
        await().until(() -> readers("boiler") == 0);
        boiler.hang = null;
        sampler.add("boiler", boiler);
        shows(UP);
    }

    @Test
    void aChannelThatGoesTakesItsLinesWithIt() {
        boiler.with("supply", 71.5).with("return", new Exception("broken"));
        start(Map.of());
        shows("asset_channel_up{asset=\"boiler\",channel=\"return\",source=\"test\"} 0.0\n");

        boiler.without("return");
        hides("return");
        boiler.with("supply", "°C", 71.5);
        shows("asset_channel_value_celsius{asset=\"boiler\",channel=\"supply\"} 71.5\n");
        assertThat(page.render()).doesNotContain("asset_channel_value{");
    }

    @Test
    void onlyChosenAssetsAndChannelsAreRead() {
        boiler.with("supply", 1).with("return", 2).with("raw", 3);
        var other = new FakeAsset().with("supply", 1);
        start(Map.of("assets", "boil*", "channels", "boiler/*, !raw"));
        sampler.add("plc", other);

        shows("asset_channel_value{asset=\"boiler\",channel=\"return\"} 2.0\n");
        assertThat(page.render()).doesNotContain("raw", "plc");
        assertThat(boiler.asked).contains(Set.of("supply", "return"));
        assertThat(other.reads).hasValue(0);
    }

    @Test
    void anAssetWithoutAChosenChannelIsNotMentioned() {
        boiler.with("supply", 1);
        var other = new FakeAsset().with("power", 1);
        start(Map.of("channels", "power"));
        sampler.add("meter", other);

        shows("asset_channel_value{asset=\"meter\",channel=\"power\"} 1.0\n");
        assertThat(page.render()).doesNotContain("boiler");
    }

    @Test
    void countersCountAndMayBeginAgain() {
        boiler.with("energy", "kWh", 100).with("hours", 7L);
        start(Map.of("counters", "energy, */hours", "units", "base-units"));

        shows("asset_channel_counter_joules_total{asset=\"boiler\",channel=\"energy\"} 3.6E8\n");
        shows("# TYPE asset_channel_counter_total counter\n");
        shows("asset_channel_counter_total{asset=\"boiler\",channel=\"hours\"} 7.0\n");
        boiler.with("hours", 8L);
        shows("asset_channel_counter_total{asset=\"boiler\",channel=\"hours\"} 8.0\n");
        boiler.with("hours", 0L);
        shows("asset_channel_counter_total{asset=\"boiler\",channel=\"hours\"} 0.0\n");
        boiler.with("hours", new Exception("broken"));
        hides("asset_channel_counter_total{asset=\"boiler\",channel=\"hours\"}");
    }

    @Test
    void textsAreStates() {
        boiler.with("mode", "eco");
        start(Map.of());
        shows("asset_channel_state{asset=\"boiler\",channel=\"mode\",state=\"eco\"} 1.0\n");

        boiler.with("mode", "party");
        shows("asset_channel_state{asset=\"boiler\",channel=\"mode\",state=\"party\"} 1.0\n");
        shows("asset_channel_state{asset=\"boiler\",channel=\"mode\",state=\"eco\"} 0.0\n");
        boiler.with("mode", 7);
        shows("asset_channel_value{asset=\"boiler\",channel=\"mode\"} 7.0\n");
        hides("asset_channel_state");
    }

    @Test
    void onlyTheCurrentTextOrNoneIsShownIfThatIsWanted() {
        boiler.with("mode", "eco").with("supply", 1);
        start(Map.of("texts", "current"));
        shows("asset_channel_state{asset=\"boiler\",channel=\"mode\",state=\"eco\"} 1.0\n");
        boiler.with("mode", "party");
        shows("asset_channel_state{asset=\"boiler\",channel=\"mode\",state=\"party\"} 1.0\n");
        hides("state=\"eco\"");

        sampler.close();
        start(Map.of("texts", "not-shown"));
        shows("asset_channel_up{asset=\"boiler\",channel=\"mode\",source=\"test\"} 1.0\n");
        hides("state=");
    }

    @Test
    void aChannelWithEverNewTextsIsNotShownAnyMore() {
        boiler.with("clock", "0");
        start(Map.of());
        for (int i = 0; i <= ShownText.MOST; i++) {
            boiler.with("clock", "t" + i);
            int before = boiler.reads.get();
            await().until(() -> boiler.reads.get() > before + 1);
        }
        shows(
                "asset_channel_errors_total{asset=\"boiler\",cause=\"too_many_texts\",channel=\"clock\",source=\"test\"} ");
        hides("state=");
    }

    @Test
    void namesFollowATemplate() {
        boiler.with("Supply-Temp", "°C", 71.5);
        start(Map.of("name", "plant_{asset}_{channel}"));

        shows("plant_boiler_supply_temp_celsius{asset=\"boiler\",channel=\"Supply-Temp\"} 71.5\n");
    }

    @Test
    void aNameThatIsTakenCostsThatChannelOnly() {
        registry.gauge("temperature", "Somebody else's.", "sensor")
                .labelValues("x")
                .set(1);
        boiler.with("temperature", 71.5).with("pressure", 2);
        start(Map.of("name", "{channel}"));

        shows("pressure{asset=\"boiler\",channel=\"pressure\"} 2.0\n");
        shows(
                "asset_channel_errors_total{asset=\"boiler\",cause=\"name_taken\",channel=\"temperature\",source=\"test\"} ");
    }

    @Test
    void aChannelThatMakesNoNameCostsItselfOnly() {
        boiler.with("_total", 71.5).with("energy_total", 3).with("mode_info", 1).with("pressure", 2);
        start(Map.of("name", "{channel}", "counters", "_total, energy_total"));

        shows("pressure{asset=\"boiler\",channel=\"pressure\"} 2.0\n");
        shows("energy_total{asset=\"boiler\",channel=\"energy_total\"} 3.0\n");
        shows("mode_info{asset=\"boiler\",channel=\"mode_info\"} 1.0\n");
        shows("asset_channel_errors_total{asset=\"boiler\",cause=\"name_taken\",channel=\"_total\",source=\"test\"} ");
    }

    @Test
    void anotherUnitThanTheOneThatAValueFitsInIsNoValue() {
        boiler.with("far", "km", 1e307).with("count", Long.MAX_VALUE).with("near", "km", 1);
        start(Map.of("units", "base-units"));

        shows("asset_channel_value_meters{asset=\"boiler\",channel=\"near\"} 1000.0\n");
        shows("asset_channel_value{asset=\"boiler\",channel=\"count\"} 9.223372036854776E18\n");
        shows("asset_channel_errors_total{asset=\"boiler\",cause=\"not_finite\",channel=\"far\",source=\"test\"} ");
        assertThat(page.render()).doesNotContain("Inf");
    }

    @Test
    void eachOfTwoSourcesHasTheRoomThatItWasGiven() {
        var meter = new FakeAsset();
        for (int i = 0; i < 800; i++) {
            boiler.with("c" + i, new Exception("broken")).with("d" + i, i);
            meter.with("c" + i, new Exception("broken")).with("d" + i, i);
        }
        start(Map.of("assets", "boiler", "channels.most", 1600));
        var settings = Settings.of(Map.of("assets", "meter", "channels.most", 1600, "period", 0.1));
        try (var second = new AssetSampler("second", Plan.of(settings), registry.handle("second"), threads)) {
            second.add("meter", meter);
            await().untilAsserted(() -> assertThat(page.render().lines())
                    .filteredOn(line -> line.startsWith("asset_channel_value{"))
                    .hasSize(1600));
            assertThat(page.render().lines())
                    .filteredOn(line -> line.startsWith("asset_channel_up{"))
                    .hasSize(3200);
            assertThat(page.render()).doesNotContain("metric_series_dropped_total{");
        }
    }

    @Test
    void allChannelsMayBeRenamedAtOnce() {
        for (int i = 0; i < 1500; i++) {
            boiler.with("c" + i, i % 2 == 0 ? i : new Exception("broken"));
        }
        start(Map.of("channels.most", 1500));
        shows("asset_channel_value{asset=\"boiler\",channel=\"c1498\"} 1498.0\n");

        boiler.rename("c", "n");
        shows("asset_channel_value{asset=\"boiler\",channel=\"n1498\"} 1498.0\n");
        assertThat(page.render()).doesNotContain("channel=\"c");
    }

    @Test
    void moreChannelsThanThereIsRoomForAreLeftOutAndThatIsSaid() {
        boiler.with("one", 1).with("two", 2).with("three", 3);
        start(Map.of("channels.most", 2));

        shows("asset_channel_value{asset=\"boiler\",channel=\"two\"} 2.0\n");
        assertThat(page.render()).doesNotContain("three");
        says("channels of boiler", "2 of its 3 channels are read: Most channels is 2");
        boiler.without("one").without("two");
        shows("asset_channel_value{asset=\"boiler\",channel=\"three\"} 3.0\n");
        await().until(() -> registry.remarks().isEmpty());
    }

    @Test
    void moreThanAThousandChannelsAreShownIfAllowed() {
        for (int i = 0; i < 1500; i++) {
            boiler.with("c" + i, i);
        }
        start(Map.of("channels.most", 1500));

        shows("asset_channel_value{asset=\"boiler\",channel=\"c1499\"} 1499.0\n");
    }

    @Test
    void aSecondSourceMayReadOtherChannelsOfTheSameAsset() {
        boiler.with("fast", 1).with("slow", 2);
        start(Map.of("channels", "fast"));
        var settings = Settings.of(Map.of("assets", "*", "channels", "slow", "period", 0.1));
        try (var second = new AssetSampler("second", Plan.of(settings), registry.handle("second"), threads)) {
            second.add("boiler", boiler);
            shows("asset_up{asset=\"boiler\",source=\"second\"} 1.0\n");
            shows("asset_channel_value{asset=\"boiler\",channel=\"slow\"} 2.0\n");
            shows("asset_channel_value{asset=\"boiler\",channel=\"fast\"} 1.0\n");
        }
        hides("source=\"second\"");
    }

    private void start(Map<String, Object> settings) {
        var all = new HashMap<String, Object>(Map.of("assets", "*", "period", 0.1));
        all.putAll(settings);
        var plan = Plan.of(Settings.of(all));
        sampler = new AssetSampler("test", plan, registry.handle("test"), threads);
        sampler.add("boiler", boiler);
    }

    private static long readers(String asset) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kura-assets-test " + asset))
                .count();
    }

    private void says(String about, String words) {
        await().untilAsserted(() -> assertThat(registry.remarks()).contains(new Remark(about, words)));
    }

    private void shows(String text) {
        await().untilAsserted(() -> assertThat(page.render()).contains(text));
    }

    private void hides(String text) {
        await().untilAsserted(() -> assertThat(page.render()).doesNotContain(text));
    }
}
