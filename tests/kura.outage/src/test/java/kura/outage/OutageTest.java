// SPDX-License-Identifier: EPL-2.0
package kura.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import kura.exporter.remotewrite.RealReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The receiver is gone, and the power of the gateway too, again and again. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OutageTest {

    private static final int SENSORS = 2500;
    private static final int KILLS = Integer.getInteger("kura.kills", 6);

    @TempDir
    private Path folder;

    /** 50,000 samples and more over an outage with two kills, and a third while the backlog drains. */
    @Test
    void nothingIsMissingAfterAnOutageWithThreeKillsAndTheNewestComesFirst() throws Exception {
        try (var receiver = RealReceiver.prometheus(folder.resolve("prometheus"), "1h");
                var gateway = new Gateway(folder.resolve("data"), receiver.url(), SENSORS, 1, 6000)) {
            receiver.come();
            gateway.start();
            Thread.sleep(4000);
            receiver.go();
            Thread.sleep(9000);
            gateway.kill();
            gateway.start();
            Thread.sleep(9000);
            gateway.kill();
            gateway.start();
            Thread.sleep(8000);
            receiver.come();
            var lags = new ArrayList<Long>();
            watch(receiver, lags, 5000);
            gateway.kill();
            gateway.start();
            watch(receiver, lags, 8000);
            await(receiver, gateway);
            gateway.kill();

            var account = new Account(gateway.runs(), Received.of(receiver, "{__name__=~\"outage_reading_.*\"}"));
            account.isComplete(SENSORS);
            assertThat(account.samples()).isGreaterThan(50_000);
            Collections.sort(lags);
            assertThat(lags.get(lags.size() / 2))
                    .as("milliseconds from a reading until the receiver has it, median of %s", lags)
                    .isLessThan(2000);
        }
    }

    /** Small, and with another seed each time. */
    @Test
    void nothingIsMissingWhereverTheGatewayIsKilled() throws Exception {
        long seed = Long.getLong("kura.seed", System.nanoTime());
        var random = new Random(seed);
        try (var receiver = RealReceiver.victoriaMetrics(folder.resolve("victoria"));
                var gateway = new Gateway(folder.resolve("data"), receiver.url(), 40, 0.1, 2000)) {
            boolean there = false;
            for (int kill = 0; kill < KILLS; kill++) {
                if (random.nextBoolean()) {
                    if (there) {
                        receiver.go();
                    } else {
                        receiver.come();
                    }
                    there = !there;
                }
                gateway.start();
                Thread.sleep(700 + random.nextInt(9000));
                gateway.kill();
            }
            if (!there) {
                receiver.come();
            }
            gateway.start();
            Thread.sleep(2000);
            await(receiver, gateway);
            gateway.kill();

            System.out.println(KILLS + " kills with -Dkura.seed=" + seed);
            new Account(gateway.runs(), Received.of(receiver, "{__name__=~\"outage_reading_.*\"}")).isComplete(40);
        }
    }

    private static void watch(RealReceiver receiver, List<Long> lags, long millis) throws Exception {
        long end = System.currentTimeMillis() + millis;
        while (System.currentTimeMillis() < end) {
            var samples =
                    Received.of(receiver, "outage_reading_0{sensor=\"0\"}").get(0);
            if (samples != null) {
                lags.add(System.currentTimeMillis()
                        - samples.get(samples.size() - 1).millis());
            }
            Thread.sleep(100);
        }
    }

    /** Until all is there, or for a minute: then the account tells what is missing. */
    private static void await(RealReceiver receiver, Gateway gateway) throws Exception {
        long end = System.currentTimeMillis() + 60_000;
        while (System.currentTimeMillis() < end
                && !new Account(
                                gateway.runs().subList(0, gateway.runs().size() - 1),
                                Received.of(receiver, "{__name__=~\"outage_reading_.*\"}"))
                        .missing()
                        .isEmpty()) {
            Thread.sleep(500);
        }
    }
}
