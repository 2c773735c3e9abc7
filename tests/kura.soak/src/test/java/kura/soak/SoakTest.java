// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import kura.linux.Patience;
import kura.metrics.MetricRegistry;
import kura.sampler.Sampling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand readings of all chips together, by the sampler and through the drivers, while wires, chips and
 * adapters fail and come back; {@code -Dsoak.reads} for more.
 */
class SoakTest {

    private static final int READINGS = Integer.getInteger("soak.reads", 100_000);
    private static final double PERIOD_SECONDS = 0.001; // those whose real waits take longer leave turns out

    /** As usual, but the pause of a bus that failed: of that, too, a period would be long. And buses close soon. */
    private static final Patience PATIENCE = new Patience(1000, 2000, 300, 0);

    private static final int MOST_THREADS_OF_A_CHIP = 3; // the sampler's, and the driver's for two adapters
    private static final long KILOBYTES = 4000; // what a heap is not flat by

    @TempDir
    private Path sysfs;

    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final MetricRegistry registry = MetricRegistry.create();
    private Machine machine;
    private List<Rig> rigs;
    private List<Soaked> sensors;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noWrongValueEverLeavesAndEverySensorIsBackWithinTwoPeriods() throws Exception {
        machine = new Machine(sysfs, PATIENCE);
        rigs = Rig.all(machine);
        sensors = rigs.stream().map(rig -> new Soaked(rig, registry, problems)).toList();
        try (var sampling = new Sampling(registry, PERIOD_SECONDS)) {
            sensors.forEach(sampling::add);
            soakUntil(READINGS / 10); // all classes are there then
            long kilobytes = kilobytes();
            soakUntil(READINGS);
            sensors.forEach(System.out::println);
            assertThat(kilobytes()).isLessThan(kilobytes + KILOBYTES);
            assertThat(threads()).isLessThanOrEqualTo(1 + MOST_THREADS_OF_A_CHIP * sensors.size());
            assertThat(machine.kernel.openFiles()).isLessThanOrEqualTo(2 * sensors.size());
            sensors.forEach(Soaked::end);
        }
    }

    @AfterEach
    void nothingIsLeft() {
        sensors.forEach(Soaked::end);
        rigs.forEach(rig -> rig.sensor.stop());
        machine.close();
        registry.close();
        await().untilAsserted(() -> assertThat(threads()).isZero());
        assertThat(machine.kernel.openFiles()).isZero();
    }

    /** Also until each has met each fault. */
    private void soakUntil(int readings) throws InterruptedException {
        boolean enough = false;
        while (!enough) {
            Thread.sleep(20);
            assertThat(problems).isEmpty();
            boolean last = readings == READINGS;
            enough = sensors.stream().mapToInt(Soaked::readings).sum() >= readings
                    && (!last || sensors.stream().allMatch(Soaked::hasMetAll));
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kura"))
                .count();
    }

    /** What is used of the heap, and of the memory in which drivers and kernel meet. */
    private static long kilobytes() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return (heap + direct) / 1024;
    }
}
