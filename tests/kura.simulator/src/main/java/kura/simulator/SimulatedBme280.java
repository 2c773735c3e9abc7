// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.HexFormat;
import java.util.function.LongSupplier;

/**
 * A BME280 or BMP280 by its registers, in forced mode: measures as slowly as the slowest real one. Datasheets
 * BST-BME280-DS002, BST-BMP280-DS001.
 */
public final class SimulatedBme280 implements SimulatedChip {

    private static final int RESET = 0xE0;
    private static final int CTRL_HUM = 0xF2;
    private static final int STATUS = 0xF3;
    private static final int CTRL_MEAS = 0xF4;
    private static final int CONFIG = 0xF5;
    private static final int DATA = 0xF7;

    private static final byte RESET_NOW = (byte) 0xB6;
    private static final int MODE = 0x03;
    private static final byte MEASURING = 0x08;
    private static final byte COPIES_TRIM = 0x01;
    private static final int RESETS_IN_NANOS = 2_000_000;
    private static final int COPIES_IN_NANOS = 3_000_000;

    private final Environment environment;
    private final LongSupplier nanoTime;
    private final boolean humid;
    private final byte[] registers = new byte[256];
    private final Bme280Physics physics;
    private int pointer;
    private Bme280Measurement measurement; // null while there is none
    private long resetSince;
    private long resetNanos; // 0: was never reset

    private SimulatedBme280(Environment environment, LongSupplier nanoTime, boolean humid) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        this.humid = humid;
        set(0x88, "696d36643200e99802d6d00b231688fff9ff8c3cf8c67017004b");
        set(0xD0, humid ? "60" : "58");
        if (humid) {
            set(0xE1, "780100112e031e");
        }
        physics = new Bme280Physics(registers);
        clear();
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedBme280 bme280(Environment environment, LongSupplier nanoTime) {
        return new SimulatedBme280(environment, nanoTime, true);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public static SimulatedBme280 bmp280(Environment environment, LongSupplier nanoTime) {
        return new SimulatedBme280(environment, nanoTime, false);
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
            resetNanos = COPIES_IN_NANOS;
        } else if (register == CTRL_MEAS) {
            control(value);
        } else if (register == CONFIG || register == CTRL_HUM && humid) {
            registers[register] = value;
        }
    }

    /** The only register that starts something, and that makes ctrl_hum count; takes no mode during a measurement. */
    private void control(byte value) {
        if (measurement != null) {
            return;
        }
        registers[CTRL_MEAS] = value;
        if ((value & MODE) != 0) {
            measurement = new Bme280Measurement(registers, nanoTime.getAsLong());
            registers[STATUS] = MEASURING;
        }
    }

    /** Does what had to happen since the last message. */
    private void settle() throws Nack {
        long now = nanoTime.getAsLong();
        if (resetNanos != 0) {
            if (now - resetSince < RESETS_IN_NANOS) {
                throw new Nack();
            }
            registers[STATUS] = now - resetSince < resetNanos ? COPIES_TRIM : 0;
            resetNanos = registers[STATUS] == 0 ? 0 : resetNanos;
        }
        if (measurement != null && measurement.isOver(now)) {
            byte[] data = measurement.data(environment, physics);
            System.arraycopy(data, 0, registers, DATA, data.length);
            registers[STATUS] = 0;
            registers[CTRL_MEAS] &= ~MODE;
            measurement = null;
        }
    }

    /** As after power-up: settings are zero, data are what stands for "not measured". */
    private void clear() {
        set(CTRL_HUM, "00000000");
        set(DATA, "8000008000008000");
        measurement = null;
    }

    private void set(int register, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        System.arraycopy(bytes, 0, registers, register, bytes.length);
    }
}
