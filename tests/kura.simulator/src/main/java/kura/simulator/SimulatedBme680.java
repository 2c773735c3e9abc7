// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.HexFormat;
import java.util.function.LongSupplier;

/**
 * A BME680 or BME688 by its registers, in forced mode: measures as slowly as the real one. Datasheets BST-BME680-DS001,
 * BST-BME688-DS000.
 */
public final class SimulatedBme680 implements SimulatedChip {

    private static final int FIELD = 0x1D;
    private static final int FIRST_SETTING = 0x50;
    private static final int CTRL_MEAS = 0x74;
    private static final int LAST_SETTING = 0x75;
    private static final int RESET = 0xE0;

    private static final byte RESET_NOW = (byte) 0xB6;
    private static final int MODE = 0x03;
    private static final int FORCED = 0x01;
    private static final int RESETS_IN_NANOS = 2_000_000;

    private final Environment environment;
    private final LongSupplier nanoTime;
    private final boolean gasHigh;
    private final byte[] registers = new byte[256];
    private final Bme680Physics physics;
    private int pointer;
    private Bme680Measurement measurement; // null while there is none
    private long resetSince;
    private long resetNanos;

    private SimulatedBme680(Environment environment, LongSupplier nanoTime, boolean gasHigh) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        this.gasHigh = gasHigh;
        set(0x00, "3000100000");
        set(0x8A, "65670300418fedd658008e1c7fff2e1e000097f3b5f61e");
        set(0xD0, "61");
        set(0xE1, "40542a002d14789cb9654e9fe212");
        set(0xF0, gasHigh ? "01" : "00");
        physics = new Bme680Physics(registers, gasHigh);
        clear();
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedBme680 bme680(Environment environment, LongSupplier nanoTime) {
        return new SimulatedBme680(environment, nanoTime, false);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedBme680 bme688(Environment environment, LongSupplier nanoTime) {
        return new SimulatedBme680(environment, nanoTime, true);
    }

    @Override
    public void write(byte[] bytes) throws Nack {
        settle();
        for (int i = 0; i < bytes.length; i += 2) {
            pointer = bytes[i] & 0xFF;
            if (i + 1 < bytes.length) {
                write(pointer, bytes[i + 1]);
            }
        }
    }

    @Override
    public void read(byte[] in) throws Nack {
        settle();
        for (int i = 0; i < in.length; i++) {
            in[i] = registers[pointer++ & 0xFF];
        }
    }

    private void write(int register, byte value) {
        if (register == RESET && value == RESET_NOW) {
            clear();
            resetSince = nanoTime.getAsLong();
            resetNanos = RESETS_IN_NANOS;
        } else if (register == CTRL_MEAS) {
            control(value);
        } else if (register >= FIRST_SETTING && register <= LAST_SETTING) {
            registers[register] = value;
        }
    }

    /** The only register that starts something, and that makes ctrl_hum count; takes nothing during a measurement. */
    private void control(byte value) {
        if (measurement != null) {
            return;
        }
        registers[CTRL_MEAS] = value;
        if ((value & MODE) == FORCED) {
            measurement = new Bme680Measurement(registers, gasHigh, nanoTime.getAsLong());
        }
    }

    /** Does what had to happen since the last message. */
    private void settle() throws Nack {
        long now = nanoTime.getAsLong();
        if (now - resetSince < resetNanos) {
            throw new Nack();
        }
        if (measurement == null) {
            return;
        }
        registers[FIELD] = measurement.status(now);
        if (measurement.isOver(now)) {
            byte[] field = measurement.field(environment, physics);
            System.arraycopy(field, 0, registers, FIELD, field.length);
            registers[CTRL_MEAS] &= ~MODE;
            measurement = null;
        }
    }

    /** As after power-up: settings are zero, data are what stands for "not measured". */
    private void clear() {
        set(FIRST_SETTING, "00".repeat(LAST_SETTING - FIRST_SETTING + 1));
        set(FIELD, "0000" + "800000" + "800000" + "8000" + "00".repeat(7));
        measurement = null;
    }

    private void set(int register, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        System.arraycopy(bytes, 0, registers, register, bytes.length);
    }
}
