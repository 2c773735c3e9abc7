// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.sensor.Quantity;

/**
 * An ADS1115 or ADS1015 by its registers, in single-shot mode: converts as slowly as the real one. Its inputs a0 to a3 have
 * the voltage of the environment, a half, a third and a quarter of it, unless a test holds them. Datasheets SBAS444, SBAS473.
 */
public final class SimulatedAds1115 extends PointedRegisters {

    private static final int CONVERSION = 0;
    private static final int CONFIGURATION = 1;
    private static final int AFTER_RESET = 0x8583;
    private static final int START_OR_IDLE = 0x8000;
    private static final int[] POSITIVE = {0, 0, 1, 2, 0, 1, 2, 3};
    private static final int[] NEGATIVE = {1, 3, 3, 3, -1, -1, -1, -1};
    private static final double[] VOLTS = {6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256};
    private static final int[] RATES_16 = {8, 16, 32, 64, 128, 250, 475, 860};
    private static final int[] RATES_12 = {128, 250, 490, 920, 1600, 2400, 3300, 3300};

    private final Environment environment;
    private final LongSupplier nanoTime;
    private final int[] rates;
    private final int bits;
    private final double[] held = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    private int configuration;
    private int conversion;
    private boolean converting;
    private long since;

    private SimulatedAds1115(Environment environment, LongSupplier nanoTime, int bits) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        this.bits = bits;
        rates = bits == 16 ? RATES_16 : RATES_12;
        losePower();
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedAds1115 ads1115(Environment environment, LongSupplier nanoTime) {
        return new SimulatedAds1115(environment, nanoTime, 16);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedAds1115 ads1015(Environment environment, LongSupplier nanoTime) {
        return new SimulatedAds1115(environment, nanoTime, 12);
    }

    /** Holds an input, 0 to 3, at a voltage from now on. */
    public void hold(int input, double volts) {
        held[input] = volts;
    }

    /** Its power goes and comes back. */
    public void losePower() {
        configuration = AFTER_RESET;
        conversion = 0;
        converting = false;
    }

    @Override
    int get(int register) {
        settle();
        return switch (register & 3) {
            case CONVERSION -> conversion;
            case CONFIGURATION -> configuration & ~START_OR_IDLE | (converting ? 0 : START_OR_IDLE);
            case 2 -> 0x8000;
            default -> 0x7FFF;
        };
    }

    @Override
    void set(int register, int value) {
        settle();
        if (register == CONFIGURATION) {
            configuration = value;
            converting |= (value & START_OR_IDLE) != 0;
            since = nanoTime.getAsLong();
        }
    }

    /** Does what had to happen since the last message. */
    private void settle() {
        if (converting && (nanoTime.getAsLong() - since) * rates[configuration >> 5 & 7] >= 1_000_000_000L) {
            converting = false;
            int inputs = configuration >> 12 & 7;
            double share = (volts(POSITIVE[inputs]) - volts(NEGATIVE[inputs])) / VOLTS[configuration >> 9 & 7];
            int most = 1 << bits - 1;
            int steps = (int) Math.round(Math.max(-most, Math.min(most - 1, share * most)));
            conversion = steps << 16 - bits & 0xFFFF;
        }
    }

    private double volts(int input) {
        if (input < 0) {
            return 0;
        }
        return Double.isNaN(held[input]) ? environment.value(Quantity.VOLTAGE) / (input + 1) : held[input];
    }
}
