// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * An INA226 by its registers: converts as slowly as it is configured to, shunt and bus one after the other. Its registers of
 * current and power read 0, as without a calibration. Datasheet SBOS547.
 */
public final class SimulatedIna226 extends PointedRegisters {

    private static final int CONFIGURATION = 0;
    private static final int SHUNT = 1;
    private static final int BUS = 2;
    private static final int MASK = 6;

    private static final int RESET = 0x8000;
    private static final int AFTER_RESET = 0x4127;
    private static final int CONVERTED = 8;
    private static final double OHMS = 0.01;
    private static final int[] MICROS = {140, 204, 332, 588, 1100, 2116, 4156, 8244};
    private static final int[] SAMPLES = {1, 4, 16, 64, 128, 256, 512, 1024};

    private final Environment environment;
    private final LongSupplier nanoTime;
    private int configuration;
    private int shunt;
    private int bus;
    private boolean converting;
    private boolean converted;
    private long since;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedIna226(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        losePower();
    }

    /** Its power goes and comes back. */
    public void losePower() {
        shunt = 0;
        bus = 0;
        configure(AFTER_RESET);
    }

    @Override
    int get(int register) {
        settle();
        return switch (register) {
            case CONFIGURATION -> configuration;
            case SHUNT -> shunt;
            case BUS -> bus;
            case MASK -> flagsOnce();
            case 0xFE -> 0x5449;
            case 0xFF -> 0x2260;
            default -> 0;
        };
    }

    @Override
    void set(int register, int value) {
        settle();
        if (register == CONFIGURATION && (value & RESET) != 0) {
            losePower();
        } else if (register == CONFIGURATION) {
            configure(0x4000 | value & 0x0FFF);
        }
    }

    /** Reading the flags clears them. */
    private int flagsOnce() {
        int flags = converted ? CONVERTED : 0;
        converted = false;
        return flags;
    }

    private void configure(int value) {
        configuration = value;
        converting = (value & 3) != 0;
        converted = false;
        since = nanoTime.getAsLong();
    }

    /** Does what had to happen since the last message. */
    private void settle() {
        long now = nanoTime.getAsLong();
        int both = MICROS[configuration >> 3 & 7] + MICROS[configuration >> 6 & 7];
        long one = 1000L * both * SAMPLES[configuration >> 9 & 7];
        if (converting && now - since >= one) {
            double steps = environment.value(Quantity.CURRENT) * OHMS / 2.5e-6;
            shunt = (int) Math.round(Math.max(-32768, Math.min(32767, steps))) & 0xFFFF;
            bus = (int) Math.round(Math.max(0, Math.min(32767, environment.value(Quantity.VOLTAGE) / 1.25e-3)));
            converted = true;
            converting = (configuration & 4) != 0;
            since = now - (now - since) % one;
        }
    }
}
