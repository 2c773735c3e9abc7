// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/** A SHT4x by its commands, without the heater: converts as slowly as the real one. Datasheet SHT4x v6. */
public final class SimulatedSht4x extends SensirionChip {

    private static final int[] SERIAL = {0x0F12, 0x3456};

    private final Environment environment;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedSht4x(Environment environment, LongSupplier nanoTime) {
        super(nanoTime);
        this.environment = environment;
    }

    @Override
    int commandLength() {
        return 1;
    }

    @Override
    void obey(String command, int[] arguments) throws Nack {
        if (arguments.length > 0) {
            throw new Nack();
        }
        switch (command) {
            case "fd" -> measure(8_300);
            case "f6" -> measure(4_500);
            case "e0" -> measure(1_600);
            case "89" -> answer(SERIAL);
            case "94" -> busy(1_000);
            default -> throw new Nack();
        }
    }

    private void measure(int micros) {
        double percent = 100 * environment.value(Quantity.RELATIVE_HUMIDITY);
        answer(temperature(environment.value(Quantity.TEMPERATURE)), word((percent + 6) / 125));
        busy(micros);
    }
}
