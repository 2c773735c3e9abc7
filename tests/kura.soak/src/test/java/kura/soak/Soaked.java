// SPDX-License-Identifier: EPL-2.0
package kura.soak;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kura.metrics.MetricSource;
import kura.metrics.Snapshot;
import kura.sensor.Measurement;
import kura.sensor.Sensor;
import kura.sensor.SensorException;

/**
 * A chip in its rig as the sampler sees it, in a world that is another one at each reading, with faults that come and go.
 * Nobody waits for conversions, nor for the period: that time is skipped.
 */
final class Soaked implements Sensor {

    private static final int PERIOD_MILLIS = 1000;
    private static final int RARITY = 30; // of faults
    private static final int RARITY_OF_HANGS = 10; // among the faults: they take real time
    private static final long COMES_HOME_MILLIS = 200; // a thread, from the kernel
    private static final int MOST_TRANSACTIONS = 12; // of a reading
    private static final int LOOKS = 10; // so many readings until somebody looks what is shown

    /** What sends a checksum along: of the others, bits that turn round are measured values like any other. */
    private static final Set<String> CHECKED = Set.of("si7021", "sht3x", "sht4x", "scd4x", "aht20");

    /** An unplugged chip is a line that is low, which cannot be told from 0 V. */
    private static final String MUTE = "mcp3008";

    /** What a chip of Bosch sends for a humidity that it has not measured is also one that it may measure, of 65,536. */
    private static final Pattern COINCIDENCE = Pattern.compile("^BME[26]8.* has measured no humidity");

    private final Rig rig;
    private final MetricSource shown;
    private final Collection<String> problems;
    private final Random random;
    private final List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
    private final Deque<Fault> toMeet;
    private World world;
    private Fault fault; // null: none
    private int more; // readings until it ends
    private int calm; // readings since the last one ended, this one among them
    private Map<String, Double> measured; // by the last reading; null before the first
    private boolean good; // the last reading
    private Set<String> quantities; // of a good reading
    private volatile boolean metAll;
    private volatile int readings;
    private volatile int failures;
    private volatile boolean over;

    /**
     * @param shown where the sampler shows what it read
     * @param problems gets all that should not have been
     */
    Soaked(Rig rig, MetricSource shown, Collection<String> problems) {
        this.rig = rig;
        this.shown = shown;
        this.problems = problems;
        this.random = new Random(rig.chip.hashCode());
        if (!CHECKED.contains(rig.chip)) {
            faults.remove(Fault.NOISE);
        }
        if (rig.chip.equals(MUTE)) {
            faults.remove(Fault.UNPLUGGED);
        }
        toMeet = new ArrayDeque<>(faults);
    }

    @Override
    public String name() {
        return rig.sensor.name();
    }

    @Override
    public String line() {
        return rig.sensor.line();
    }

    int readings() {
        return readings;
    }

    /** Whether every fault was there and was over. */
    boolean hasMetAll() {
        return metAll;
    }

    /** Nothing is disturbed any more, nor looked at. */
    void end() {
        over = true;
        rig.wires.end();
    }

    @Override
    public String toString() {
        return "%s: %d readings, %d failed".formatted(rig.chip, readings, failures);
    }

    @Override
    public int start() throws IOException {
        if (over) {
            throw new SensorException(SensorException.Cause.NOT_CONFIGURED, "the soak is over");
        }
        try {
            look();
            goOn();
            world = new World(rig.buses.environment(), random);
            rig.skip(PERIOD_MILLIS);
            readings++;
            good = false;
            measured = Map.of();
            rig.skip(rig.sensor.start());
            return 0;
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
            throw e;
        }
    }

    @Override
    public int proceed() throws IOException {
        try {
            for (int millis = rig.sensor.proceed(); millis > 0; millis = rig.sensor.proceed()) {
                rig.skip(millis);
            }
            return 0;
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
            throw e;
        }
    }

    @Override
    public List<Measurement> read() throws IOException {
        try {
            var all = rig.sensor.read();
            good = true;
            check(all);
            if (quantities == null) {
                quantities = measured.keySet();
            } else if (!quantities.equals(measured.keySet())) {
                problem("gave " + measured.keySet() + ", before " + quantities);
            }
            return all;
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
            throw e;
        }
    }

    /** Faults begin, last some readings and end; for all but blackouts their end is between two readings. */
    private void goOn() {
        if (fault == Fault.BLACKOUT ? !rig.wires.awaitsBlackout() : fault != null && --more == 0) {
            end(fault);
            fault = null;
        }
        calm = fault == null ? calm + 1 : 0;
        metAll |= toMeet.isEmpty() && calm > 2;
        if (calm > 1 && random.nextInt(RARITY) == 0) {
            fault = toMeet.isEmpty() ? any() : toMeet.remove();
            more = 1 + random.nextInt(4);
            calm = 0;
            begin(fault);
        }
    }

    private Fault any() {
        Fault any = faults.get(random.nextInt(faults.size()));
        return any == Fault.HANGS && random.nextInt(RARITY_OF_HANGS) > 0 ? Fault.BLACKOUT : any;
    }

    private void begin(Fault fault) {
        switch (fault) {
            case NO_ADAPTER -> rig.unplugAdapter();
            case UNPLUGGED -> rig.buses.unplug(rig.chip);
            case BLACKOUT -> rig.wires.blackout(random.nextInt(MOST_TRANSACTIONS), () -> rig.buses.plug(rig.chip));
            default -> rig.wires.begin(fault);
        }
    }

    private void end(Fault fault) {
        switch (fault) {
            case NO_ADAPTER -> rig.plugAdapter();
            case UNPLUGGED -> rig.buses.plug(rig.chip);
            default -> rig.wires.end();
        }
        if (fault == Fault.HANGS) {
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(COMES_HOME_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(Throwable failure) {
        failures++;
        if (failure instanceof SensorException partly) {
            check(partly.measured());
        }
        if (calm > 1
                && COINCIDENCE.matcher(String.valueOf(failure.getMessage())).find()) {
            calm = 0; // the next one but one has to be good again
        } else if (!(failure instanceof IOException) || calm > 1) {
            problem("failed " + calm + " readings after the last fault: " + failure);
        }
    }

    private void check(List<Measurement> all) {
        for (Measurement each : all) {
            String objection = world.objection(rig.chip, each);
            if (!objection.isEmpty()) {
                problem(objection
                        + (fault == null ? ", " + calm + " readings after the last fault" : " during " + fault));
            }
        }
        measured = all.stream()
                .collect(Collectors.toMap(each -> key(each.quantity().metric(), each.input()), Measurement::value));
    }

    /** Whether the sampler shows what the last reading gave, all of it and nothing else. */
    private void look() {
        if (measured == null || good && readings % LOOKS != 0) {
            return;
        }
        var metrics = new HashMap<String, Double>();
        var snapshot = new Snapshot();
        for (var family : shown.families()) {
            for (var series : family.series()) {
                var labels = series.labelValues();
                if (labels.contains(name())) { // the first is the sensor
                    series.read(snapshot);
                    String input = String.join(" ", labels.subList(1, labels.size()));
                    metrics.put(key(family.descriptor().name(), input), snapshot.number(0));
                }
            }
        }
        if (!Double.valueOf(good ? 1 : 0).equals(metrics.get(key("sensor_up", "")))) {
            problem("is not shown as " + (good ? "up" : "down"));
        }
        metrics.keySet().removeIf(key -> key.startsWith("sensor_"));
        if (!metrics.equals(measured)) {
            problem("gave " + measured + ", but shown is " + metrics);
        }
    }

    private static String key(String metric, String input) {
        return metric + " " + input;
    }

    private void problem(String what) {
        if (!over) {
            problems.add(rig.chip + ", reading " + readings + ": " + what);
        }
    }
}
