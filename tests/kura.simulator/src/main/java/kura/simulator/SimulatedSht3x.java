// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * A SHT3x by its commands: converts as slowly as the real one. Measuring at intervals is simulated as far as it makes the
 * chip deaf to most commands. Datasheet SHT3x-DIS v7.
 */
public final class SimulatedSht3x extends SensirionChip {

    private static final int RESET_SEEN = 0x10;
    private static final int HEATER = 0x2000;
    private static final int[] SERIAL = {0x1234, 0x5678};

    private final Environment environment;
    private int status = RESET_SEEN;
    private boolean atIntervals;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedSht3x(Environment environment, LongSupplier nanoTime) {
        super(nanoTime);
        this.environment = environment;
    }

    @Override
    int commandLength() {
        return 2;
    }

    @Override
    void obey(String command, int[] arguments) throws Nack {
        if (arguments.length > 0) {
            throw new Nack();
        }
        switch (command) {
            case "3093" -> stop();
            case "f32d" -> answer(status);
            case "3041" -> status &= HEATER;
            case "e000" -> fetch();
            default -> obeyWhenIdle(command);
        }
    }

    private void obeyWhenIdle(String command) throws Nack {
        if (atIntervals) {
            throw new Nack();
        }
        switch (command) {
            case "2400" -> measure(15_500);
            case "240b" -> measure(6_500);
            case "2416" -> measure(4_500);
            case "2032", "2130", "2236", "2334", "2737" -> atIntervals = true;
            case "30a2" -> reset();
            case "306d" -> status |= HEATER;
            case "3066" -> status &= ~HEATER;
            case "3780", "3682" -> answer(SERIAL);
            default -> throw new Nack();
        }
    }

    private void measure(int micros) {
        answer(
                temperature(environment.value(Quantity.TEMPERATURE)),
                word(environment.value(Quantity.RELATIVE_HUMIDITY)));
        busy(micros);
    }

    private void fetch() throws Nack {
        if (!atIntervals) {
            throw new Nack();
        }
        measure(0);
    }

    private void stop() {
        atIntervals = false;
        busy(1_000);
    }

    private void reset() {
        status = RESET_SEEN;
        busy(1_500);
    }
}
