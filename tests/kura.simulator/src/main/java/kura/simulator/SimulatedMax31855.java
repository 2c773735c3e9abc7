// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongSupplier;
import kura.bus.SpiMode;
import kura.sensor.Quantity;

/**
 * A MAX31855 with a thermocouple: converts all the time, every 100 ms, but not while it is selected. The chip itself is 2 °C
 * warmer than the world. Datasheet 19-5793.
 */
public final class SimulatedMax31855 implements SimulatedSpiChip {

    private static final long CONVERSION_NANOS = 100_000_000;

    private final Environment environment;
    private final LongSupplier nanoTime;
    private long converted;
    private int bits;
    private int faults;

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public SimulatedMax31855(Environment environment, LongSupplier nanoTime) {
        this.environment = environment;
        this.nanoTime = nanoTime;
        convert();
    }

    /** Lets the thermocouple have faults from the next conversion on: 1 open, 2 short to ground, 4 short to the supply. */
    public void fault(int bits) {
        faults = bits;
    }

    @Override
    public byte[] exchange(SpiMode mode, byte[] out) {
        if (nanoTime.getAsLong() - converted >= CONVERSION_NANOS) {
            convert();
        }
        byte[] said = Arrays.copyOf(ByteBuffer.allocate(4).putInt(bits).array(), out.length);
        return mode.mode() == 0 ? said : new byte[out.length];
    }

    private void convert() {
        converted = nanoTime.getAsLong();
        double celsius = environment.value(Quantity.TEMPERATURE);
        int hot = faults == 0 ? steps(celsius, 4, 0x1FFF) : faults == 4 ? 0x1FFF : -0x2000;
        int cold = steps(celsius + 2, 16, 0x7FF);
        bits = (hot & 0x3FFF) << 18 | (faults == 0 ? 0 : 1 << 16) | (cold & 0xFFF) << 4 | faults;
    }

    private static int steps(double celsius, int perDegree, int most) {
        return (int) Math.max(-most - 1, Math.min(most, Math.round(celsius * perDegree)));
    }
}
