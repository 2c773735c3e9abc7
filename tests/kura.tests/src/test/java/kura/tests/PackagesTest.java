// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All packages come, are upgraded and go, through the deployment admin that Kura has; looked at after each step. */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // on a machine that has much else to do
class PackagesTest {

    @TempDir
    private Path storage;

    private Installation gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new Installation(storage.resolve("framework"));
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void everyOneIsUpgradedAndGoesBack() throws Exception {
        var all = Packages.single();
        all.forEach(name -> gateway.install(Packages.of(name)));
        for (String name : all) {
            gateway.install(Packages.newer(name, storage));
        }
        for (String name : all) {
            gateway.install(Packages.of(name));
        }
        gateway.measures();
    }

    @Test
    void chipsComeBeforeTheCoreAndGoAfterIt() {
        var chipsFirst = new ArrayList<>(Packages.single());
        Collections.reverse(chipsFirst);
        assertThat(chipsFirst).last().isEqualTo(Packages.CORE);
        inThatOrder(chipsFirst, Packages.single());
    }

    @Test
    void theCoreComesBeforeTheChipsAndGoesAfterThem() {
        var chipsFirst = new ArrayList<>(Packages.single());
        Collections.reverse(chipsFirst);
        inThatOrder(Packages.single(), chipsFirst);
    }

    @Test
    void anyOrderWillDo() {
        long seed = Long.getLong("kura.seed", System.nanoTime());
        System.out.println("orders of packages: -Dkura.seed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < 2; i++) {
            var coming = new ArrayList<>(Packages.single());
            var going = new ArrayList<>(coming);
            Collections.shuffle(coming, random);
            Collections.shuffle(going, random);
            inThatOrder(coming, going);
        }
    }

    @Test
    void theOneOfEverythingComesInPlaceOfTheOthersAndKeepsTheirSettings() throws Exception {
        for (String name : List.of("kura.sensor.si7021", "kura.sensor.bme680", "kura.source.gateway")) {
            gateway.install(Packages.of(name));
        }
        gateway.refuses(Packages.of(Packages.COMPLETE));
        gateway.names().forEach(gateway::uninstall);
        gateway.install(Packages.of(Packages.COMPLETE));

        gateway.refuses(Packages.of("kura.sensor.si7021"));
        gateway.refuses(Packages.of(Packages.CORE));
        gateway.install(Packages.newer(Packages.COMPLETE, storage));
        gateway.measures();
        gateway.install(Packages.of(Packages.COMPLETE));
        gateway.uninstall(Packages.COMPLETE);
        gateway.install(Packages.of("kura.sensor.si7021"));
        gateway.install(Packages.of(Packages.CORE));
    }

    private void inThatOrder(List<String> coming, List<String> going) {
        gateway.names().forEach(gateway::uninstall);
        coming.forEach(name -> gateway.install(Packages.of(name)));
        going.forEach(gateway::uninstall);
    }
}
