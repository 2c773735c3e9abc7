// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import kura.chip.ChipComponent;
import kura.linux.Ioctl;
import kura.linux.Patience;
import kura.metrics.MetricRegistry;
import kura.metrics.Snapshot;
import kura.sampler.Sampling;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import kura.simulator.Environment;
import kura.simulator.SimulatedAds1115;
import kura.simulator.SimulatedAht20;
import kura.simulator.SimulatedBh1750;
import kura.simulator.SimulatedBme280;
import kura.simulator.SimulatedBme680;
import kura.simulator.SimulatedBus;
import kura.simulator.SimulatedChip;
import kura.simulator.SimulatedIna219;
import kura.simulator.SimulatedIna226;
import kura.simulator.SimulatedLm75;
import kura.simulator.SimulatedMcp9808;
import kura.simulator.SimulatedSht3x;
import kura.simulator.SimulatedSht4x;
import kura.simulator.SimulatedSi7021;
import kura.simulator.SimulatedSoil;

/**
 * 64 sensors on four buses, read every second through the drivers: how far from the period's grid their readings begin, and
 * what that costs. All are added one after the other at once, so that all want their bus at almost the same moment.
 */
final class Jitter {

    private static final int HERTZ = 100_000;
    private static final long PERIOD_NANOS = 1_000_000_000L;
    private static final int WARM_UP_SECONDS = 180; // all are found, and what runs once a second is compiled at last
    private static final int SECONDS = 60;

    /** Makes a chip; the second is its clock. */
    private interface Simulation extends BiFunction<Environment, LongSupplier, SimulatedChip> {}

    /** A chip, where it is, and what is read from there. */
    private record Place(String component, int address, Simulation simulation) {}

    /** Those that are on every bus. */
    private static final List<Place> PLACES = List.of(
            new Place("Bme280", 0x76, SimulatedBme280::bme280),
            new Place("Bme680", 0x77, SimulatedBme680::bme680),
            new Place("Sht3x", 0x44, SimulatedSht3x::new),
            new Place("Sht3x", 0x45, SimulatedSht3x::new),
            new Place("Sht4x", 0x46, SimulatedSht4x::new),
            new Place("Ads1115", 0x48, SimulatedAds1115::ads1115),
            new Place("Lm75", 0x4A, SimulatedLm75::lm75),
            new Place("Lm75", 0x4B, SimulatedLm75::lm75),
            new Place("Mcp9808", 0x18, SimulatedMcp9808::new),
            new Place("Mcp9808", 0x19, SimulatedMcp9808::new),
            new Place("Aht20", 0x38, SimulatedAht20::aht20),
            new Place("Bh1750", 0x23, SimulatedBh1750::new),
            new Place("Ina219", 0x41, SimulatedIna219::new),
            new Place("Ina226", 0x43, SimulatedIna226::new),
            new Place("Soil", 0x36, SimulatedSoil::new));

    /** The sixteenth of each bus: all have one address. */
    private static final Map<String, Simulation> SIXTEENTH = Map.of(
            "1 (Si7021)", SimulatedSi7021::new,
            "2 (Si7021)", SimulatedSi7021::new,
            "3 (HTU21D)", SimulatedSi7021::htu21d,
            "4 (SHT2x)", SimulatedSi7021::sht2x);

    private final Map<String, Queue<Long>> deviations = new HashMap<>();
    private final Queue<Long> unevenness = new ConcurrentLinkedQueue<>();
    private final Metered kernel = new Metered();

    private Jitter() {}

    public static void main(String[] arguments) throws Exception {
        new Jitter().run();
    }

    private void run() throws Exception {
        try (var machine = new Machine(kernel.kernel, kernel, Files.createTempDirectory("jitter"), Patience.USUAL);
                var registry = MetricRegistry.create();
                var sampling = new Sampling(registry, PERIOD_NANOS / 1e9)) {
            var sensors = new ArrayList<Grid>();
            SIXTEENTH.keySet().stream().sorted().forEach(bus -> sensors.addAll(bus(machine, bus)));
            for (Grid sensor : sensors) {
                sensor.began = System.nanoTime();
                sampling.add(sensor);
            }
            Thread.sleep(1000L * WARM_UP_SECONDS);
            deviations.values().forEach(Queue::clear);
            unevenness.clear();
            long failed = failed(registry);
            long simulated = kernel.cpuNanos.sum();
            long all = cpuNanos();
            Thread.sleep(1000L * SECONDS);
            all = cpuNanos() - all;
            simulated = kernel.cpuNanos.sum() - simulated;
            deviations.keySet().stream()
                    .sorted()
                    .forEach(bus -> print("after the grid, bus " + bus, List.of(deviations.get(bus))));
            print("after the grid, all buses", deviations.values());
            print("from one reading to the next, more or less than a second", List.of(unevenness));
            System.out.printf(
                    "%d sensors, %d s: %.1f %% of a core; %.1f of it are the simulated kernel, wires and chips. %d readings failed%n",
                    sensors.size(), SECONDS, share(all), share(simulated), failed(registry) - failed);
        }
    }

    private List<Grid> bus(Machine machine, String name) {
        var wires = new SimulatedBus(name);
        var environment = new Environment(System::nanoTime);
        int number = Character.digit(name.charAt(0), 10);
        machine.plugI2c(number, name, new Wires(wires, null, number).hertz(HERTZ));
        var places = new ArrayList<>(PLACES);
        places.add(5, new Place("Si7021", 0x40, SIXTEENTH.get(name)));
        var sensors = new ArrayList<Grid>();
        var late = deviations.computeIfAbsent(name, any -> new ConcurrentLinkedQueue<>());
        for (Place place : places) {
            wires.attach(place.address, place.simulation.apply(environment, System::nanoTime));
            ChipComponent sensor = Rig.component(place.component.toLowerCase(Locale.ROOT));
            sensor.setI2cBuses(machine.i2c());
            sensor.configure(Map.of(
                    "kura.service.pid",
                    "%s %d %d".formatted(place.component, number, place.address),
                    "bus",
                    String.valueOf(number),
                    "address",
                    place.address));
            sensors.add(new Grid(sensor, late, unevenness));
        }
        return sensors;
    }

    private static void print(String what, Iterable<Queue<Long>> nanos) {
        var all = new ArrayList<Long>();
        nanos.forEach(all::addAll);
        all.sort(null);
        System.out.printf(
                "%s: %.1f ms (50 %%), %.1f ms (99 %%), %.1f ms at most; %d readings%n",
                what, at(all, 0.5), at(all, 0.99), at(all, 1), all.size());
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }

    private static double share(long nanos) {
        return nanos / 1e7 / SECONDS;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long failed(MetricRegistry registry) {
        var snapshot = new Snapshot();
        return registry.families().stream()
                .filter(family -> family.descriptor().name().equals("sensor_read_errors"))
                .flatMap(family -> family.series().stream())
                .mapToLong(series -> {
                    series.read(snapshot);
                    return (long) snapshot.number(0);
                })
                .sum();
    }

    /** A sensor whose readings are to begin at full periods after it was added. */
    private static final class Grid implements Sensor {

        private final Sensor sensor;
        private final Queue<Long> late;
        private final Queue<Long> uneven;
        private volatile long began;
        private long last;

        Grid(Sensor sensor, Queue<Long> late, Queue<Long> uneven) {
            this.sensor = sensor;
            this.late = late;
            this.uneven = uneven;
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
            long now = System.nanoTime();
            late.add((now - began) % PERIOD_NANOS);
            uneven.add(Math.abs(now - last - PERIOD_NANOS));
            last = now;
            return sensor.start();
        }

        @Override
        public int proceed() throws IOException {
            return sensor.proceed();
        }

        @Override
        public List<Measurement> read() throws IOException {
            return sensor.read();
        }
    }

    /** A simulated kernel, and what it costs: a real one and real chips would not. */
    private static final class Metered implements Ioctl {

        private final Kernel kernel = new Kernel();
        private final LongAdder cpuNanos = new LongAdder();

        @Override
        public int open(String path) {
            return kernel.open(path);
        }

        @Override
        public void release(int fd) {
            kernel.release(fd);
        }

        @Override
        public int ioctl(int fd, int request, long argument) {
            var threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            int result = kernel.ioctl(fd, request, argument);
            cpuNanos.add(threads.getCurrentThreadCpuTime() - before);
            return result;
        }

        @Override
        public long address(ByteBuffer direct) {
            return kernel.address(direct);
        }

        @Override
        public int pointerSize() {
            return kernel.pointerSize();
        }
    }
}
