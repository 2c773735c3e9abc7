// SPDX-License-Identifier: EPL-2.0
package kura.sensor.ina226;

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
 * TI INA226 on I²C: V of a supply from 0 to 36 V, A through a shunt either way, and W. Current and power are computed here,
 * not by the chip: its calibration would get lost with its power, and its power has no sign. Each reading starts one
 * conversion, so that both voltages belong together and none is from before, and ends with a proof that the chip still is as
 * it was configured: after a power loss it reads 0 V and 0 A. Datasheet SBOS547.
 */
final class Ina226 implements Chip {

    /** How many samples it can average. */
    static final List<Integer> SAMPLES = List.of(1, 4, 16, 64, 128, 256); // 512 would take longer than a second

    private static final int CONFIGURATION = 0x00;
    private static final int SHUNT = 0x01; // signed, 2.5 µV per step
    private static final int BUS = 0x02; // 1.25 mV per step, never negative
    private static final int MASK = 0x06; // bit 3: converted; cleared by reading it
    private static final int MANUFACTURER = 0xFE; // reads 0x5449
    private static final int DIE = 0xFF; // reads 0x226 and a revision

    private static final int FIXED = 0x4000;
    private static final int BOTH_ONCE_IN_1100_MICROS = 4 << 6 | 4 << 3 | 3;
    private static final int CONVERTED = 8;
    private static final int SAMPLE_MICROS = 1210; // at most

    private final I2cBus bus;
    private final int address;
    private final double ohms;
    private final int configuration;
    private final int millis;

    /**
     * @param ohms of the shunt
     * @param samples to average, one of {@link #SAMPLES}
     * @throws SensorException if another chip answers
     */
    Ina226(I2cBus bus, int address, double ohms, int samples) throws IOException {
        this.bus = bus;
        this.address = address;
        this.ohms = ohms;
        configuration = FIXED | SAMPLES.indexOf(samples) << 9 | BOTH_ONCE_IN_1100_MICROS;
        millis = (2 * samples * SAMPLE_MICROS + 999) / 1000;
        identify();
    }

    @Override
    public int start() throws IOException {
        byte[] out = {CONFIGURATION, (byte) (configuration >> 8), (byte) configuration};
        bus.transfer(address, out, new byte[0]);
        return millis;
    }

    @Override
    public List<Measurement> read() throws IOException {
        awaitConverted();
        int shunt = (short) register(SHUNT);
        int steps = register(BUS);
        int now = register(CONFIGURATION);
        if (now != configuration) {
            String seen = "is no longer configured: reads 0x%04x; was its power lost?".formatted(now);
            throw failure(Cause.IMPLAUSIBLE, seen, List.of());
        }
        var volts = new Measurement(Quantity.VOLTAGE, volts(steps));
        var amperes = new Measurement(Quantity.CURRENT, amperes(shunt, ohms));
        boolean voltsAreGood = steps < Short.MAX_VALUE;
        if (shunt == Short.MAX_VALUE || shunt == Short.MIN_VALUE) {
            String seen = "its current is beyond the range: the shunt has 0.0819 V or more";
            throw failure(Cause.IMPLAUSIBLE, seen, voltsAreGood ? List.of(volts) : List.of());
        }
        if (!voltsAreGood) {
            throw failure(Cause.IMPLAUSIBLE, "its voltage is beyond the range: 40.96 V or more", List.of(amperes));
        }
        return List.of(volts, amperes, new Measurement(Quantity.POWER, volts.value() * amperes.value()));
    }

    /** V of the bus register. */
    static double volts(int steps) {
        return steps / 800.0;
    }

    /** A of the shunt register, signed. */
    static double amperes(int steps, double ohms) {
        return steps / 400_000.0 / ohms;
    }

    private void identify() throws IOException {
        int manufacturer = register(MANUFACTURER);
        int die = register(DIE);
        if (manufacturer != 0x5449 || (die & 0xFFF0) != 0x2260) {
            throw new SensorException(
                    Cause.WRONG_CHIP,
                    "no INA226 at 0x%02x: manufacturer is 0x%04x, die is 0x%04x; an INA219 has the same addresses"
                            .formatted(address, manufacturer, die));
        }
    }

    private void awaitConverted() throws IOException {
        long began = System.nanoTime();
        while (true) {
            boolean late = System.nanoTime() - began > (millis + 10) * 1_000_000L; // looked at before, not after
            int mask = register(MASK);
            if ((mask & CONVERTED) != 0) {
                return;
            }
            if (late) {
                throw failure(Cause.NOT_READY, "has not converted: register 6 reads 0x%04x".formatted(mask), List.of());
            }
            Pause.millis(millis / 20 + 1);
        }
    }

    private int register(int register) throws IOException {
        byte[] in = new byte[2];
        bus.transfer(address, new byte[] {(byte) register}, in);
        return (in[0] & 0xFF) << 8 | in[1] & 0xFF;
    }

    private SensorException failure(Cause cause, String seen, List<Measurement> measured) {
        return new SensorException(cause, "INA226 at 0x%02x: %s".formatted(address, seen), measured);
    }
}
