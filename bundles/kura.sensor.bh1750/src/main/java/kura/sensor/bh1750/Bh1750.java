// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bh1750;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.chip.Pause;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Rohm BH1750 on I²C: lx. Measures once, then switches itself off. Datasheet BH1750FVI rev D. It has no id, no ready
 * bit and forgets its sensitivity with its power: another one than the usual is told each time.
 */
final class Bh1750 implements Chip {

    /** The sensitivity after power-up, MTreg of the datasheet. */
    static final int USUAL = 69;

    private static final int POWER_ON = 0x01;
    private static final int RESET = 0x07; // of what was measured; only while power is on
    private static final int MEASURE = 0x20; // once, in steps of 1 lx
    private static final int MEASURE_COARSELY = 0x23; // once, in steps of 4 lx
    private static final int SENSITIVITY_HIGH = 0x40; // and three bits
    private static final int SENSITIVITY_LOW = 0x60; // and five bits

    private static final int SLOWEST_MILLIS = 180; // with the usual sensitivity
    private static final int SLOWEST_COARSE_MILLIS = 24;
    private static final int MOST = 0xFFFF;

    private final I2cBus bus;
    private final int address;
    private final int sensitivity;

    /** @param sensitivity 31 to 254 */
    Bh1750(I2cBus bus, int address, int sensitivity) throws IOException {
        this.bus = bus;
        this.address = address;
        this.sensitivity = sensitivity;
        command(POWER_ON);
        command(RESET);
    }

    @Override
    public int start() throws IOException {
        if (sensitivity != USUAL) {
            command(SENSITIVITY_HIGH | sensitivity >> 5);
            command(SENSITIVITY_LOW | sensitivity & 0x1F);
        }
        command(MEASURE);
        return millis(SLOWEST_MILLIS);
    }

    @Override
    public List<Measurement> read() throws IOException {
        int code = code();
        if (code == MOST) {
            throw failure(
                    Cause.IMPLAUSIBLE, "saturated: %.0f lx or more; set a lower sensitivity".formatted(lux(MOST)));
        }
        if (code == 0) {
            makeSureOfDarkness();
        }
        return List.of(new Measurement(Quantity.ILLUMINANCE, lux(code)));
    }

    /** lx of 16 bits. */
    double lux(int code) {
        return code / 1.2 * USUAL / sensitivity;
    }

    /** Nothing is also what a chip has measured that lost its power meanwhile. */
    private void makeSureOfDarkness() throws IOException {
        command(MEASURE_COARSELY);
        Pause.millis(millis(SLOWEST_COARSE_MILLIS));
        if (code() != 0) {
            throw failure(Cause.NOT_READY, "was reset meanwhile, or the light was switched on");
        }
    }

    private int millis(int usual) {
        return (usual * sensitivity + USUAL - 1) / USUAL;
    }

    private int code() throws IOException {
        byte[] in = new byte[2];
        bus.transfer(address, new byte[0], in);
        return ByteBuffer.wrap(in).getShort() & 0xFFFF;
    }

    private void command(int command) throws IOException {
        bus.transfer(address, new byte[] {(byte) command}, new byte[0]);
    }

    private SensorException failure(Cause cause, String seen) {
        return new SensorException(cause, "BH1750 at 0x%02x: %s".formatted(address, seen));
    }
}
