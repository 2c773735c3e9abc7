// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.soak.Disturbance.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred thousand readings while wires, chips and adapters fail and come back; {@code -Dsoak.reads} for more. */
class SoakTest {

    private static final int READS = Integer.getInteger("soak.reads", 100_000);
    private static final int LEAST = 500; // of each chip: those that take long leave the rest to others
    private static final int SLOWLY = 4; // so many times fewer faults for chips that take long to be found again

    /** What sends a checksum along: of the others, bits that turn round are measured values like any other. */
    private static final Set<String> CHECKED = Set.of("si7021", "sht3x", "sht4x", "scd4x", "aht20");

    private static final Set<String> SLOW = Set.of("scd4x", "soil");

    private final AtomicInteger left = new AtomicInteger(READS);
    private volatile long heapAtFirst; // when a tenth is done and all classes are there

    private record Tally(String chip, int reads, int failures) {}

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noWrongValueEverLeavesAndEverySensorComesBack() throws Exception {
        var chips = new ArrayList<String>();
        Bench.chips().forEach(chips::add);
        long files = openFiles();
        var threads = Executors.newFixedThreadPool(chips.size());
        try {
            var tallies = new ArrayList<Future<Tally>>();
            for (String chip : chips) {
                Callable<Tally> soak = () -> soak(chip);
                tallies.add(threads.submit(soak));
            }
            for (Future<Tally> tally : tallies) {
                var done = tally.get(15, TimeUnit.MINUTES);
                System.out.println(done);
                assertThat(done.failures).as("%s was disturbed", done.chip).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("kura"));
        assertThat(openFiles()).isLessThanOrEqualTo(files + 2);
        assertThat(heapKilobytes()).isLessThan(heapAtFirst + 4_000);
    }

    private static long openFiles() {
        return new File("/proc/self/fd").list().length;
    }

    private static long heapKilobytes() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024;
    }

    private Tally soak(String chip) {
        var random = new Random(chip.hashCode());
        var bench = new Bench(chip, new Disturbance(chip.hashCode()));
        var faults = faults(chip);
        int rarity = SLOW.contains(chip) ? 30 * SLOWLY : 30;
        int failures = 0;
        int calm = 0; // readings since the last fault ended
        int more = 0; // readings until this one ends
        int read = 0;
        for (; left.decrementAndGet() >= 0 || read < LEAST; read++) {
            if (more == 0 && random.nextInt(rarity) == 0) {
                bench.disturbance.set(faults.get(random.nextInt(faults.size())));
                more = 1 + random.nextInt(4);
            }
            if (heapAtFirst == 0 && left.get() < READS * 9 / 10) {
                heapAtFirst = heapKilobytes();
            }
            var world = World.random(bench.buses.environment(), random);
            try {
                world.check(chip, reading(bench));
            } catch (IOException e) {
                failures++;
                if (e instanceof SensorException partly) {
                    world.check(chip, partly.measured());
                }
                if (more == 0 && calm >= 2) {
                    throw new AssertionError(chip + " has not come back at reading " + read + ": " + e, e);
                }
            }
            calm = more > 0 ? 0 : calm + 1;
            if (more > 0 && --more == 0) {
                bench.disturbance.set(Fault.NONE);
            }
        }
        bench.sensor.stop();
        return new Tally(chip, read, failures);
    }

    private static List<Measurement> reading(Bench bench) throws IOException {
        bench.skip(1000); // the period
        bench.skip(bench.sensor.start());
        return bench.sensor.read();
    }

    private static List<Fault> faults(String chip) {
        var all = new ArrayList<>(List.of(Fault.NACK, Fault.STUCK, Fault.NO_ADAPTER));
        if (CHECKED.contains(chip)) {
            all.add(Fault.NOISE);
        }
        return all;
    }

    /** The air of one reading. */
    private record World(double celsius, double ratio, double pascals) {

        static World random(kura.simulator.Environment environment, Random random) {
            var world = new World(
                    -20 + 80 * random.nextDouble(),
                    0.1 + 0.8 * random.nextDouble(),
                    90_000 + 15_000 * random.nextDouble());
            environment.hold(Quantity.TEMPERATURE, world.celsius);
            environment.hold(Quantity.RELATIVE_HUMIDITY, world.ratio);
            environment.hold(Quantity.PRESSURE, world.pascals);
            return world;
        }

        void check(String chip, List<Measurement> measured) {
            for (Measurement each : measured) {
                switch (each.quantity()) {
                    case TEMPERATURE -> {
                        if (!each.input().equals("cold_junction")) { // which is warmer than the air
                            near(chip, each, celsius, 0.51);
                        }
                    }
                    case RELATIVE_HUMIDITY -> near(chip, each, ratio, 0.01);
                    case PRESSURE -> near(chip, each, pascals, 20);
                    default -> {} // others drift by themselves, slowly
                }
            }
        }

        private static void near(String chip, Measurement measured, double truth, double tolerance) {
            if (!(Math.abs(measured.value() - truth) <= tolerance)) {
                throw new AssertionError(chip + " says " + measured + ", but it is " + truth);
            }
        }
    }
}
