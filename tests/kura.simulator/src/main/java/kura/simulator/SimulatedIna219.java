// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * An INA219 by its registers: converts as slowly as it is configured to, shunt and bus one after the other. Its registers of
 * current and power read 0, as without a calibration. Datasheet SBOS448G.
 */
public final class SimulatedIna219 extends PointedRegisters {

    private static final int CONFIGURATION = 0;
    private static final int SHUNT = 1;
    private static final int BUS = 2;
    private static final int CALIBRATION = 5;

    private static final int RESET = 0x8000;
    private static final int AFTER_RESET = 0x399F;
    private static final int CONVERTED = 2;
    private static final double OHMS = 0.1;
    private static final int[] MICROS = {84, 148, 276, 532};

    private final Environment environment;
    private final LongSupplier nanoTime;
    private int configuration;
    private int calibration;
    private int shunt;
    private int bus;
    private boolean converting;
    private boolean converted;
    private long since;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedIna219(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        losePower();
    }

    /** Its power goes and comes back. */
    public void losePower() {
        calibration = 0;
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
            case BUS -> bus << 3 | (converted ? CONVERTED : 0);
            case CALIBRATION -> calibration;
            default -> 0;
        };
    }

    @Override
    void set(int register, int value) {
        settle();
        if (register == CONFIGURATION && (value & RESET) != 0) {
            losePower();
        } else if (register == CONFIGURATION) {
            configure(value & 0x3FFF);
        } else if (register == CALIBRATION) {
            calibration = value & 0xFFFE;
        }
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
        long one = 1000L * (micros(configuration >> 3) + micros(configuration >> 7));
        if (converting && now - since >= one) {
            double most = 0.04 * (1 << (configuration >> 11 & 3));
            double volts = environment.value(Quantity.CURRENT) * OHMS;
            shunt = (int) Math.round(Math.max(-most, Math.min(most, volts)) * 1e5) & 0xFFFF;
            bus = (int) Math.round(Math.max(0, Math.min(32, environment.value(Quantity.VOLTAGE))) * 250);
            converted = true;
            converting = (configuration & 4) != 0;
            since = now - (now - since) % one;
        }
    }

    /** How long a converter takes with these four bits. */
    private static int micros(int bits) {
        return (bits & 8) == 0 ? MICROS[bits & 3] : 532 << (bits & 7);
    }
}
