// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * A SCD4x by its commands: has new values every 5 s while it measures, is deaf to most commands then, and is 4 °C warmer
 * than the air by itself. What CO₂ reads under other pressures than at sea level is not simulated. Datasheet SCD4x v1.7.
 */
public final class SimulatedScd4x extends SensirionChip {

    private static final long INTERVAL_NANOS = 5_000_000_000L;
    private static final double WARMTH = 4;
    private static final int[] SERIAL = {0xF896, 0x9F07, 0x3BBE}; // of the datasheet
    private static final int READY = 0x8006;
    private static final int NOT_READY = 0x8000;

    /** By the commands that set them. */
    private static final Map<String, Integer> IN_EEPROM =
            Map.of("241d", (int) (WARMTH * 65536 / 175), "2427", 0, "2416", 1, "e000", 0);

    private final Map<String, Integer> settings = new TreeMap<>(IN_EEPROM);
    private final Environment environment;
    private boolean asleep;
    private boolean measuring;
    private long fetched; // or started

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedScd4x(Environment environment, LongSupplier nanoTime) {
        super(nanoTime);
        this.environment = environment;
    }

    /** What was set, by the command that sets it. */
    public int setting(String command) {
        return settings.get(command);
    }

    @Override
    int commandLength() {
        return 2;
    }

    @Override
    void obey(String command, int[] arguments) throws Nack {
        if (asleep) {
            asleep = !command.equals("36f6");
            throw new Nack(); // even if it wakes
        }
        switch (command) {
            case "ec05" -> fetch();
            case "e4b8" -> tell(intervals() > 0 ? READY : NOT_READY);
            case "e000" -> set(command, arguments);
            case "3f86" -> stop();
            default -> obeyWhenIdle(command, arguments);
        }
    }

    private void obeyWhenIdle(String command, int[] arguments) throws Nack {
        if (measuring) {
            throw new Nack();
        }
        switch (command) {
            case "21b1" -> measure();
            case "3682" -> tell(SERIAL);
            case "202f" -> tell(0x1440); // a SCD41
            case "3646" -> reload();
            case "36e0" -> asleep = true;
            case "241d", "2427", "2416" -> set(command, arguments);
            case "2318" -> tell(settings.get("241d"));
            case "2322" -> tell(settings.get("2427"));
            case "2313" -> tell(settings.get("2416"));
            default -> throw new Nack();
        }
    }

    private void tell(int... words) {
        answer(words);
        busy(1_000);
    }

    private void set(String command, int... arguments) throws Nack {
        if (arguments.length != 1) {
            throw new Nack();
        }
        settings.put(command, arguments[0]);
        busy(1_000);
    }

    private void measure() {
        measuring = true;
        fetched = now();
    }

    private void stop() {
        measuring = false;
        busy(500_000);
    }

    private void reload() {
        settings.putAll(IN_EEPROM);
        busy(30_000);
    }

    /** How many measurements came to their end since the last one was fetched. */
    private long intervals() {
        return measuring ? (now() - fetched) / INTERVAL_NANOS : 0;
    }

    private void fetch() {
        if (intervals() > 0) {
            fetched += intervals() * INTERVAL_NANOS;
            double offset = 175.0 * settings.get("241d") / 65536;
            answer(
                    (int) Math.round(environment.value(Quantity.CARBON_DIOXIDE)),
                    temperature(environment.value(Quantity.TEMPERATURE) + WARMTH - offset),
                    word(environment.value(Quantity.RELATIVE_HUMIDITY)));
        }
        busy(1_000);
    }
}
