// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kura.laptop.Service;
import kura.tests.guest.AssetGuest;
import kura.tests.guest.GuestAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of Kura's assets on the page. */
class AssetsTest {

    private static final String FACTORY = "kura.source.assets";
    private static final String UP = "kura_asset_up{asset=\"boiler\",source=\"plant\"} 1.0";
    private static final String DOWN = "kura_asset_up{asset=\"boiler\",source=\"plant\"} 0.0";
    private static final String SUPPLY = "kura_asset_channel_value_celsius{asset=\"boiler\",channel=\"supply\"} 71.5";
    private static final String POWER = "kura_asset_channel_value_watts{asset=\"meter\",channel=\"power\"} 0.1";

    @TempDir
    private Path storage;

    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        gateway.installPackage(Packages.assets());
        gateway.install(guest());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aFreshInstanceReadsNothingAndSaysWhatToDo() throws Exception {
        gateway.configureFresh(FACTORY, "plant");

        says("no asset is chosen: set Assets, for example * for all");
        assertThat(gateway.page().read()).doesNotContain("asset_");

        plant(Map.of("assets", "boilr"));
        says("no asset is called boilr; there are 2: boiler, meter");
        gateway.bundle("guest").stop();
        says("no asset is called boilr; Kura has none yet");
        gateway.bundle("guest").start();
        plant(Map.of());
        TestGateway.patiently(() -> assertThat(remarks()).doesNotContain("no asset"));
    }

    @Test
    void theirChannelsAreShownWithUnitsAndKinds() throws Exception {
        plant(Map.of("counters", "energy"));

        gateway.shows(SUPPLY);
        gateway.shows("kura_asset_channel_value{asset=\"boiler\",channel=\"burner\"} 1.0");
        gateway.shows("kura_asset_channel_counter_kilowatthours_total{asset=\"boiler\",channel=\"energy\"} 1200.0");
        gateway.shows("kura_asset_channel_state{asset=\"boiler\",channel=\"mode\",state=\"eco\"} 1.0");
        gateway.shows(POWER);
        gateway.shows(UP);
        assertThat(gateway.page().read()).doesNotContain("reset", "spare");
    }

    @Test
    void aChannelOrAnAssetThatFailsLosesItsValues() {
        plant(Map.of());
        gateway.shows(SUPPLY);

        boiler().call("fail", "burner");
        gateway.shows("kura_asset_channel_up{asset=\"boiler\",channel=\"burner\",source=\"plant\"} 0.0");
        gateway.shows(SUPPLY);
        gateway.showsNo("kura_asset_channel_value{asset=\"boiler\",channel=\"burner\"}");

        boiler().call("lose", true);
        gateway.shows(DOWN);
        gateway.showsSome(
                "kura_asset_read_errors_total{asset=\"boiler\",cause=\"connection_failed\",source=\"plant\"} ");
        gateway.showsNo(SUPPLY);
        gateway.shows(POWER);

        boiler().call("lose", false);
        gateway.shows(SUPPLY);
    }

    @Test
    void anAssetThatHangsHoldsUpNeitherOthersNorThePage() throws Exception {
        plant(Map.of("deadline", 0.3));
        gateway.shows(SUPPLY);

        boiler().call("hang", true);

        gateway.shows(DOWN);
        gateway.showsNo(SUPPLY);
        gateway.shows(POWER);
        long began = System.nanoTime();
        gateway.page().read();
        assertThat((System.nanoTime() - began) / 1e9).isLessThan(2);

        boiler().call("hang", false);
        gateway.shows(SUPPLY);
    }

    @Test
    void assetsAndTheRegistryAndTheSourceComeAndGo() throws Exception {
        plant(Map.of());
        for (int i = 0; i < 2; i++) {
            gateway.shows(SUPPLY);
            gateway.bundle("guest").stop();
            assertThat(gateway.page().read()).doesNotContain("boiler", "meter");
            gateway.bundle("guest").start();
            gateway.shows(SUPPLY);
            gateway.bundle("kura.metrics").stop();
            gateway.bundle("kura.metrics").start();
            gateway.shows(SUPPLY);
            gateway.bundle(FACTORY).stop();
            assertThat(gateway.page().read()).doesNotContain("asset_");
            gateway.bundle(FACTORY).start();
        }
        gateway.shows(SUPPLY);
        assertThat(threads()).as("idle ones end after a while").isLessThan(12);
    }

    @Test
    void garbageIsRefusedSaidAndTheRunningSettingsStay() {
        plant(Map.of());
        gateway.shows(SUPPLY);
        plant(Map.of("period", "often", "name", "a b"));

        says("setting period is 'often'", "what was set before stays in force");
        gateway.shows(SUPPLY);

        plant(Map.of("assets", "meter", "name", "{channel}"));
        gateway.shows("kura_power_watts{asset=\"meter\",channel=\"power\"} 0.1");
        gateway.showsNo("boiler");
    }

    /** What status pages have to tell. */
    private void says(String... words) {
        TestGateway.patiently(() -> assertThat(remarks()).contains(words));
    }

    private String remarks() {
        return gateway.service("kura.metrics.MetricRegistry").call("remarks").toString();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kura-assets"))
                .count();
    }

    private void plant(Map<String, ?> settings) {
        var all = new HashMap<String, Object>(Map.of("assets", "*", "period", 0.1));
        all.putAll(settings);
        gateway.instance(FACTORY, "plant", all);
    }

    private Service boiler() {
        return gateway.service("org.eclipse.kura.asset.Asset");
    }

    private Path guest() throws IOException {
        return GuestBundle.of(
                storage,
                AssetGuest.class,
                "org.eclipse.kura,org.eclipse.kura.asset,org.eclipse.kura.channel,org.eclipse.kura.channel.listener,"
                        + "org.eclipse.kura.type",
                GuestAsset.class);
    }
}
