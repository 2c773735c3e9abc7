// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.function.LongSupplier;
import kura.bus.SpiMode;
import kura.sensor.Quantity;

/**
 * A MCP3008 with a reference of 3.3 V, bit by bit. Input 0 has the voltage of the world, input 1 the half of it, input 2
 * a third and so on. Datasheet DS21295.
 */
public final class SimulatedMcp3008 implements SimulatedSpiChip {

    private static final double REFERENCE = 3.3;
    private static final int TO_RESULT =
            7; // bits from the start bit to the first of the result: SGL, D2, D1, D0, 2 clocks

    private final Environment environment;

    /** @param nanoTime of no use: it converts while it is asked */
    public SimulatedMcp3008(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
    }

    /** Before the null bit nobody drives the line. */
    @Override
    public byte[] exchange(SpiMode mode, byte[] out) {
        int bits = 8 * out.length;
        byte[] said = new byte[out.length];
        int start = 0;
        while (start < bits && !bit(out, start)) {
            start++;
        }
        int code = start + 5 < bits ? code(out, start) : 0;
        for (int i = 0; i < bits; i++) {
            int behind = i - start - TO_RESULT;
            boolean high = behind < -1 || behind >= 0 && behind < 10 && (code >> 9 - behind & 1) == 1;
            said[i / 8] |= (byte) (high && mode.mode() % 3 == 0 ? 0x80 >> i % 8 : 0);
        }
        return said;
    }

    private int code(byte[] out, int start) {
        int input = 0;
        for (int i = 2; i <= 4; i++) {
            input = input << 1 | (bit(out, start + i) ? 1 : 0);
        }
        boolean single = bit(out, start + 1);
        double volts = volts(input) - (single ? 0 : volts(input ^ 1));
        return (int) Math.max(0, Math.min(1023, Math.floor(volts / REFERENCE * 1024)));
    }

    private double volts(int input) {
        return environment.value(Quantity.VOLTAGE) / (input + 1);
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index / 8] & 0x80 >> index % 8) != 0;
    }
}
