// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

/** A chip's package comes, is updated and goes, again and again, while somebody scrapes. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 10, unit = TimeUnit.MINUTES) // on a machine that has much else to do
class HotSwapCyclesTest {

    /** Fewer where the same code runs once more. */
    private static final int CYCLES =
            Integer.getInteger("kura.swaps", System.getProperty("runtime").equals("kura6") ? 50 : 200);

    private static final String PACKAGE = "kura.sensor.si7021";
    private static final String UP = "\nkura_sensor_up{sensor=\"si7021\"} 1.0\n";
    private static final String OTHER = "\nkura_temperature_celsius{sensor=\"bme680\"} ";

    @TempDir
    private Path storage;

    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
    private final List<Reference<ClassLoader>> loaders = new ArrayList<>();

    /** Bytes: other tests have run in this JVM, and their leftovers come and go. Of each swap that left its classes it would be more. */
    private static final long MOST_HEAP = 8 << 20;

    @Test
    void noScrapeFailsAndNothingIsLeftBehind() throws Exception {
        var pages = new AtomicInteger();
        try (var gateway = TestGateway.complete(storage.resolve("framework"));
                var scraper = new Scraper(new Page(gateway.port()), scraped -> {
                    pages.incrementAndGet();
                    assertThat(scraped).contains(OTHER);
                })) {
            Path newer = Packages.newer(PACKAGE, storage);
            swap(gateway, newer, 20); // what is made once is made
            var before = Leftovers.now();
            int old = loaders.size();
            int warm = pages.get();
            swap(gateway, newer, CYCLES);
            var after = Leftovers.now();
            String numbers = CYCLES + " swaps, " + pages + " scrapes; " + after.since(before);
            System.out.println(numbers);

            assertThat(scraper.failures()).as(numbers).isEmpty();
            assertThat(pages.get() - warm).as(numbers).isGreaterThan(3 * CYCLES);
            assertThat(after.heap() - before.heap()).as("heap: " + numbers).isLessThan(MOST_HEAP);
            assertThat(after.threads().size() - before.threads().size())
                    .as("threads: " + numbers)
                    .isLessThan(5);
            assertThat(after.classes() - before.classes())
                    .as("classes: " + numbers)
                    .isLessThan(CYCLES);
            assertThat(after.descriptors() - before.descriptors())
                    .as("descriptors: " + numbers)
                    .isLessThan(10);
            assertThat(loaders).hasSize(old + 2 * CYCLES);
            assertThat(loaders.size() - collected())
                    .as("class loaders of the chip that are alive: " + numbers)
                    .isLessThanOrEqualTo(3);
        }
    }

    private void swap(TestGateway gateway, Path newer, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            watch(gateway);
            gateway.installPackage(newer);
            until(gateway.page(), true);
            watch(gateway);
            gateway.uninstallPackage(PACKAGE);
            until(gateway.page(), false);
            gateway.installPackage(Packages.of(PACKAGE));
            until(gateway.page(), true);
        }
    }

    private void watch(TestGateway gateway) {
        var loader = gateway.bundle(PACKAGE).adapt(BundleWiring.class).getClassLoader();
        loaders.add(new PhantomReference<>(loader, gone));
    }

    private int collected() {
        int count = 0;
        while (gone.poll() != null) {
            count++;
        }
        return count;
    }

    private static void until(Page page, boolean there) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        for (String now = page.read(); now.contains(UP) != there; now = page.read()) {
            assertThat(System.nanoTime()).as(now).isLessThan(deadline);
        }
    }
}
