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
 * conversion, so that both voltages belong together and none is from before, and ends with a proof that the chip still is as
 * it was configured: after a power loss it reads 0 V and 0 A. Datasheet SBOS448G.
 */
final class Ina219 implements Chip {

    private static final int CONFIGURATION = 0x00;
    private static final int SHUNT = 0x01; // signed, 10 µV per step
    private static final int BUS = 0x02; // 4 mV per step, in the first 13 bits
    private static final int CALIBRATION = 0x05; // not used

    private static final int RESET = 0x8000;
    private static final int AFTER_RESET = 0x399F;
    private static final int NEVER_SET = 0xC000; // of the configuration
    private static final int NEVER_SET_IN_BUS = 4;
    private static final int NEVER_SET_IN_CALIBRATION = 1;
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

    @Override
    public List<Measurement> read() throws IOException {
        int steps = converted() >> 3;
        int shunt = register(SHUNT);
        int now = register(CONFIGURATION);
        if (now != configuration) {
            throw implausible("is no longer configured: reads 0x%04x; was its power lost?".formatted(now), List.of());
        }
        var volts = new Measurement(Quantity.VOLTAGE, volts(steps));
        var amperes = new Measurement(Quantity.CURRENT, range.amperes(shunt));
        if (range.isPassed(shunt)) {
            throw implausible(
                    "its current is beyond the range: the shunt has %s V or more".formatted(range.volts()),
                    steps < MOST_STEPS ? List.of(volts) : List.of());
        }
        if (steps >= MOST_STEPS) {
            throw implausible("its voltage is beyond the range: 32 V or more", List.of(amperes));
        }
        return List.of(volts, amperes, new Measurement(Quantity.POWER, volts.value() * amperes.value()));
    }

    /** V of 13 bits. */
    static double volts(int steps) {
        return steps * 4 / 1000.0;
    }

    /**
     * Looks before it writes: others at these addresses have bits set that this one never has. A PCA9685, whose outputs a
     * reset would move, either has them, too, or says each byte twice.
     */
    private void identify() throws IOException {
        int before = register(CONFIGURATION);
        if ((before & NEVER_SET) != 0) {
            throw wrongChip("configuration is 0x%04x".formatted(before));
        }
        int bus = register(BUS);
        int calibration = register(CALIBRATION);
        if ((bus & NEVER_SET_IN_BUS) != 0
                || (calibration & NEVER_SET_IN_CALIBRATION) != 0
                || isTwice(before) && isTwice(bus)) {
            throw wrongChip("registers 0, 2 and 5 are 0x%04x, 0x%04x, 0x%04x".formatted(before, bus, calibration));
        }
        write(RESET);
        int after = register(CONFIGURATION);
        if (after != AFTER_RESET) {
            throw wrongChip("after a reset its configuration is 0x%04x".formatted(after));
        }
    }

    private static boolean isTwice(int bytes) {
        return bytes >> 8 == (bytes & 0xFF);
    }

    /** The bus register, once the conversion is over. */
    private int converted() throws IOException {
        long began = System.nanoTime();
        while (true) {
            boolean late = System.nanoTime() - began > (millis + 10) * 1_000_000L; // looked at before, not after
            int read = register(BUS);
            if ((read & CONVERTED) != 0) {
                return read;
            }
            if (late) {
                throw new SensorException(
                        Cause.NOT_READY, "INA219 at 0x%02x has not converted: reads 0x%04x".formatted(address, read));
            }
            Pause.millis(millis / 20 + 1);
        }
    }

    private int register(int register) throws IOException {
        byte[] in = new byte[2];
        bus.transfer(address, new byte[] {(byte) register}, in);
        return (in[0] & 0xFF) << 8 | in[1] & 0xFF;
    }

    private void write(int value) throws IOException {
        bus.transfer(address, new byte[] {CONFIGURATION, (byte) (value >> 8), (byte) value}, new byte[0]);
    }

    private SensorException wrongChip(String seen) {
        return new SensorException(
                Cause.WRONG_CHIP,
                "no INA219 at 0x%02x: %s; an INA226, a PCA9685, a Si7021 or an HTU21D may have the same address"
                        .formatted(address, seen));
    }

    private SensorException implausible(String seen, List<Measurement> measured) {
        return new SensorException(Cause.IMPLAUSIBLE, "INA219 at 0x%02x: %s".formatted(address, seen), measured);
    }
}
