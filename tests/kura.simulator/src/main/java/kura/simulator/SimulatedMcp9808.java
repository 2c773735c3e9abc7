// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.Arrays;
import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * An MCP9808 by its registers: converts again and again, as slowly as the real one, and compares with its limits each time.
 * Shows 0 °C until its first conversion is over. Datasheet DS25095.
 */
public final class SimulatedMcp9808 extends PointedRegisters {

    private static final int CONFIGURATION = 1;
    private static final int UPPER = 2;
    private static final int LOWER = 3;
    private static final int CRITICAL = 4;
    private static final int AMBIENT = 5;
    private static final int MANUFACTURER = 6;
    private static final int DEVICE = 7;
    private static final int RESOLUTION = 8;

    private static final int SHUTDOWN = 0x0100;
    private static final int[] MILLIS = {30, 65, 130, 250};

    private final Environment environment;
    private final LongSupplier nanoTime;
    private final int[] registers = new int[9];
    private long converting;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedMcp9808(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        losePower();
    }

    /** Its power goes and comes back. */
    public void losePower() {
        Arrays.fill(registers, 0);
        registers[MANUFACTURER] = 0x0054;
        registers[DEVICE] = 0x0400;
        registers[RESOLUTION] = 3;
        converting = nanoTime.getAsLong();
    }

    @Override
    int size(int register) {
        return register == RESOLUTION ? 1 : 2;
    }

    @Override
    int get(int register) {
        settle();
        return register < registers.length ? registers[register] : 0;
    }

    @Override
    void set(int register, int value) {
        settle();
        switch (register) {
            case CONFIGURATION -> registers[CONFIGURATION] = value & 0x07FF;
            case UPPER, LOWER, CRITICAL -> registers[register] = value & 0x1FFC;
            case RESOLUTION -> {
                registers[RESOLUTION] = value & 3;
                converting = nanoTime.getAsLong();
            }
            default -> {}
        }
    }

    /** Does what had to happen since the last message. */
    private void settle() {
        long now = nanoTime.getAsLong();
        long one = MILLIS[registers[RESOLUTION]] * 1_000_000L;
        if (now - converting >= one && (registers[CONFIGURATION] & SHUTDOWN) == 0) {
            converting = now - (now - converting) % one;
            convert();
        }
    }

    private void convert() {
        int step = 8 >> registers[RESOLUTION];
        int sixteenths = (int) Math.round(environment.value(Quantity.TEMPERATURE) * 16 / step) * step;
        registers[AMBIENT] = sixteenths & 0x1FFF
                | (sixteenths >= limit(CRITICAL) ? 0x8000 : 0)
                | (sixteenths > limit(UPPER) ? 0x4000 : 0)
                | (sixteenths < limit(LOWER) ? 0x2000 : 0);
    }

    private int limit(int register) {
        return registers[register] << 19 >> 19;
    }
}
