// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina219;

import java.io.IOException;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * TI INA219 on I²C: V of a supply from 0 to 26 V, A through a shunt either way, and W. Current and power are computed here,
 * not by the chip: its calibration would get lost with its power, and its power has no sign. Each reading starts one
 * conversion, so that both voltages belong together and none is from before. Datasheet SBOS448G.
 */
final class Ina219 implements Chip {

    private static final int CONFIGURATION = 0x00;
    private static final int SHUNT = 0x01; // signed, 10 µV per step
    private static final int BUS = 0x02; // 4 mV per step, in the first 13 bits

    private static final int RESET = 0x8000;
    private static final int AFTER_RESET = 0x399F;
    private static final int NEVER_SET = 0xC000; // of the configuration
    private static final int UP_TO_32_VOLTS = 0x2000;
    private static final int AVERAGED = 0x0440; // 2, 4, 8 … samples of 12 bits of bus and shunt
    private static final int BOTH_ONCE = 3;
    private static final int CONVERTED = 2; // of the bus register
    private static final int MOST_STEPS = 8000;
    private static final int SAMPLE_MICROS = 586; // at most

    private final I2cBus bus;
    private final int address;
    private final Range range;
    private final int configuration;
    private final int millis;

    /**
     * @param samples to average, 1, 2, 4 … 128
     * @throws SensorException if another chip answers
     */
    Ina219(I2cBus bus, int address, Range range, int samples) throws IOException {
        this.bus = bus;
        this.address = address;
        this.range = range;
        int averaging = Integer.numberOfTrailingZeros(samples);
        configuration = UP_TO_32_VOLTS | range.gain() << 11 | AVERAGED | averaging << 7 | averaging << 3 | BOTH_ONCE;
        millis = (2 * samples * SAMPLE_MICROS + 999) / 1000;
        identify();
    }

    @Override
    public int start() throws IOException {
        write(configuration);
        return millis;
    }

    /** A power loss since {@link #start()} does no harm: the chip wakes up converting, with steps of the same size. */
    @Override
    public List<Measurement> read() throws IOException {
        int steps = converted() >> 3;
        int shunt = register(SHUNT);
        var volts = new Measurement(Quantity.VOLTAGE, volts(steps));
        var amperes = new Measurement(Quantity.CURRENT, range.amperes(shunt));
        if (range.isPassed(shunt)) {
            throw beyond(
                    "its current is beyond the range: the shunt has %s V or more".formatted(range.volts()),
                    steps < MOST_STEPS ? List.of(volts) : List.of());
        }
        if (steps >= MOST_STEPS) {
            throw beyond("its voltage is beyond the range: 32 V or more", List.of(amperes));
        }
        return List.of(volts, amperes, new Measurement(Quantity.POWER, volts.value() * amperes.value()));
    }

    /** V of 13 bits. */
    static double volts(int steps) {
        return steps * 4 / 1000.0;
    }

    /** Looks before it writes: others at these addresses have bits set that this one never has. */
    private void identify() throws IOException {
        int before = register(CONFIGURATION);
        if ((before & NEVER_SET) != 0) {
            throw wrongChip(before);
        }
        write(RESET);
        int after = register(CONFIGURATION);
        if (after != AFTER_RESET) {
            throw wrongChip(after);
        }
    }

    /** The bus register, once the conversion is over. */
    private int converted() throws IOException {
        long began = System.nanoTime();
        int read = register(BUS);
        while ((read & CONVERTED) == 0) {
            if (System.nanoTime() - began > (millis + 10) * 1_000_000L) {
                throw new SensorException(
                        Cause.NOT_READY, "INA219 at 0x%02x has not converted: reads 0x%04x".formatted(address, read));
            }
            Pause.millis(millis / 20 + 1);
            read = register(BUS);
        }
        return read;
    }

    private int register(int register) throws IOException {
        byte[] in = new byte[2];
        bus.transfer(address, new byte[] {(byte) register}, in);
        return (in[0] & 0xFF) << 8 | in[1] & 0xFF;
    }

    private void write(int value) throws IOException {
        bus.transfer(address, new byte[] {CONFIGURATION, (byte) (value >> 8), (byte) value}, new byte[0]);
    }

    private SensorException wrongChip(int seen) {
        String other = (seen & 0xF000) == 0x4000 ? ", as of an INA226" : "; a Si7021 or HTU21D has address 0x40, too";
        return new SensorException(
                Cause.WRONG_CHIP, "no INA219 at 0x%02x: configuration is 0x%04x%s".formatted(address, seen, other));
    }

    private SensorException beyond(String seen, List<Measurement> measured) {
        return new SensorException(Cause.IMPLAUSIBLE, "INA219 at 0x%02x: %s".formatted(address, seen), measured);
    }
}
