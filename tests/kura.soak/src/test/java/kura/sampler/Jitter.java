// SPDX-License-Identifier: EPL-2.0
package kura.sampler;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import kura.bus.I2cBuses;
import kura.chip.ChipComponent;
import kura.metrics.MetricRegistry;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import kura.sensor.bme280.Bme280Component;
import kura.sensor.lm75.Lm75Component;
import kura.sensor.sht3x.Sht3xComponent;
import kura.sensor.si7021.Si7021Component;
import kura.simulator.SimulatedBuses;

/** 64 sensors on four buses, read every second: how far from the grid they are, and what that costs. */
final class Jitter {

    private static final int SENSORS = 64;
    private static final int BUSES = 4;
    private static final int SECONDS = 60;

    private final ConcurrentLinkedQueue<Long> deviations = new ConcurrentLinkedQueue<>();

    public static void main(String[] arguments) throws Exception {
        new Jitter().run();
    }

    private void run() throws InterruptedException {
        try (var registry = MetricRegistry.create();
                var sampler = new Sampler(registry, 1)) {
            for (int i = 0; i < SENSORS; i++) {
                sampler.add(new Watched(sensor(i)), "bench");
            }
            Thread.sleep(5000); // until they are found
            deviations.clear();
            long cpu = cpu();
            Thread.sleep(1000L * SECONDS);
            double used = (cpu() - cpu) / 1e9;
            long[] all = deviations.stream().mapToLong(Math::abs).sorted().toArray();
            System.out.printf(
                    "%d readings of %d sensors on %d buses: 50 %% within %.1f ms of their second, 99 %% within %.1f ms, "
                            + "%.1f %% of a core%n",
                    all.length, SENSORS, BUSES, at(all, 0.5), at(all, 0.99), 100 * used / SECONDS);
            System.out.println(registry.families().stream()
                    .filter(family -> family.descriptor().name().equals("sensor_read_errors"))
                    .map(family -> family.series().size() + " sensors failed at times")
                    .toList());
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Chips of four kinds, each on wires of its own; those of one bus share its thread all the same. */
    private static ChipComponent sensor(int number) {
        List<ChipComponent> kinds =
                List.of(new Sht3xComponent(), new Si7021Component(), new Bme280Component(), new Lm75Component());
        List<String> chips = List.of("sht3x", "si7021", "bme280", "lm75");
        int kind = number / BUSES % kinds.size();
        var wires = new SimulatedBuses();
        I2cBuses buses = any -> wires.named(wires.chips().get(chips.get(kind)));
        var made = kinds.get(kind);
        made.setI2cBuses(buses);
        made.configure(Map.of("kura.service.pid", "sensor " + number, "bus", String.valueOf(number % BUSES)));
        return made;
    }

    private final class Watched implements Sensor {

        private final Sensor sensor;
        private final List<Long> starts = new ArrayList<>();

        Watched(Sensor sensor) {
            this.sensor = sensor;
        }

        @Override
        public String name() {
            return sensor.name();
        }

        @Override
        public String line() {
            return sensor.line();
        }

        @Override
        public int start() throws IOException {
            starts.add(System.nanoTime());
            if (starts.size() > 1) {
                deviations.add(starts.get(1) - starts.get(0) - 1_000_000_000L);
                starts.remove(0);
            }
            return sensor.start();
        }

        @Override
        public List<Measurement> read() throws IOException {
            return sensor.read();
        }
    }
}
