// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.bus.SpiMode;
import kura.sensor.Quantity;

/**
 * A MAX31865 with a PT100 and a reference resistor of 430 Ω, by its registers: converts as slowly as the real one.
 * Datasheet 19-6478.
 */
public final class SimulatedMax31865 implements SimulatedSpiChip {

    private static final double REFERENCE = 430;

    private static final int BIAS = 0x80;
    private static final int CONVERT = 0x20;
    private static final int FIND_FAULTS = 0x0C;
    private static final int CLEAR_FAULTS = 0x02;
    private static final int FILTER_50 = 0x01;

    private final Environment environment;
    private final LongSupplier nanoTime;
    private final int[] registers = {0, 0, 0, 0xFF, 0xFF, 0, 0, 0};
    private long started;
    private int broken;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedMax31865(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
    }

    /** Breaks wires: what the fault status is to be when faults are looked for, until they are mended with 0. */
    public void wires(int faults) {
        broken = faults;
    }

    @Override
    public byte[] exchange(SpiMode mode, byte[] out) {
        byte[] said = new byte[out.length];
        if (mode.mode() != 1 && mode.mode() != 3) {
            return said;
        }
        settle();
        int register = out[0] & 0x7F;
        for (int i = 1; i < out.length; i++, register = register + 1 & 0x7F) {
            if (out[0] < 0) {
                write(register, out[i] & 0xFF);
            } else {
                said[i] = (byte) (register < registers.length ? registers[register] : 0);
            }
        }
        return said;
    }

    private void write(int register, int value) {
        if (register >= 3 && register <= 6) {
            registers[register] = value;
        } else if (register == 0) {
            configure(value);
        }
    }

    private void configure(int value) {
        registers[0] = value & ~CLEAR_FAULTS;
        if ((value & CLEAR_FAULTS) != 0) {
            registers[7] = 0;
        }
        if ((value & FIND_FAULTS) != 0 && (value & BIAS) != 0) {
            registers[7] |= broken;
        }
        started = nanoTime.getAsLong();
    }

    private void settle() {
        long passed = nanoTime.getAsLong() - started;
        if (passed > 500_000) {
            registers[0] &= ~FIND_FAULTS;
        }
        if ((registers[0] & CONVERT) != 0 && passed >= ((registers[0] & FILTER_50) != 0 ? 62_500_000 : 52_000_000)) {
            registers[0] &= ~CONVERT;
            convert();
        }
    }

    /** Without bias there is no voltage to measure. */
    private void convert() {
        double share = (registers[0] & BIAS) == 0 ? 0 : ohms(environment.value(Quantity.TEMPERATURE)) / REFERENCE;
        int code = (int) Math.max(0, Math.min(32767, Math.round(share * 32768))) << 1;
        if (code >= (registers[3] << 8 | registers[4])) {
            registers[7] |= 0x80;
        }
        registers[1] = code >> 8;
        registers[2] = code & 0xFE | (registers[7] == 0 ? 0 : 1);
    }

    /** IEC 60751. */
    private static double ohms(double t) {
        double square = 100 + 0.39083 * t - 5.775e-5 * Math.pow(t, 2);
        return t >= 0 ? square : square - 4.183e-10 * (t - 100) * Math.pow(t, 3);
    }
}
