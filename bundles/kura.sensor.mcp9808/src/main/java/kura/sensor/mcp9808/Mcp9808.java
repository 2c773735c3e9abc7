// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp9808;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import kura.bus.I2cBus;
import kura.chip.Chip;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * Microchip MCP9808, a thermometer on I²C: °C, ±0.25. Converts all the time; a reading is what the last conversion found, and
 * the proof that the chip still is as it was configured: that its power was not lost, and that nobody has shut it down.
 * Datasheet DS25095.
 */
final class Mcp9808 implements Chip {

    private static final int CONFIGURATION = 0x01;
    private static final int AMBIENT = 0x05; // three bits of its alarm, then 13 bits, 1/16 °C per step
    private static final int MANUFACTURER = 0x06; // reads 0x0054
    private static final int DEVICE = 0x07; // reads 0x04 and a revision
    private static final int RESOLUTION = 0x08; // one byte

    private static final int CONTINUOUS = 0x0200; // and a hysteresis of its alarm, which is none after a reset
    private static final int SHUT_DOWN = 0x0100;
    private static final int LOCKS = 0x00C0; // of its limits, and of most of the configuration, until its power goes
    private static final int MAY_CHANGE = 0x0030; // of the configuration: what the alarm does
    private static final int FINEST = 3; // 1/16 °C
    private static final int FIRST_MILLIS = 350; // 250 is typical

    private final I2cBus bus;
    private final int address;
    private final LongSupplier nanoTime;
    private final int expected;
    private final long configured;

    /** @throws SensorException if another chip answers, or one that cannot be made to measure */
    Mcp9808(I2cBus bus, int address) throws IOException {
        this(bus, address, System::nanoTime);
    }

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    Mcp9808(I2cBus bus, int address, LongSupplier nanoTime) throws IOException {
        this.bus = bus;
        this.address = address;
        this.nanoTime = nanoTime;
        int manufacturer = register(MANUFACTURER);
        int device = register(DEVICE);
        if (manufacturer != 0x0054 || device >> 8 != 0x04) {
            throw new SensorException(
                    Cause.WRONG_CHIP,
                    "no MCP9808 at 0x%02x: manufacturer is 0x%04x, device is 0x%04x; memory modules have such addresses"
                            .formatted(address, manufacturer, device));
        }
        write(CONFIGURATION, CONTINUOUS >> 8, CONTINUOUS);
        expected = accepted(register(CONFIGURATION));
        write(RESOLUTION, FINEST);
        configured = nanoTime.getAsLong();
    }

    /** It converts anyway: tells when its first conversion is over. Needs no transaction. */
    @Override
    public int start() {
        long passed = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - configured);
        return (int) Math.max(0, FIRST_MILLIS - passed);
    }

    @Override
    public List<Measurement> read() throws IOException {
        double celsius = celsius(register(AMBIENT));
        int configuration = register(CONFIGURATION);
        if ((configuration & ~MAY_CHANGE) != expected) {
            throw implausible(
                    "is no longer configured: reads 0x%04x; was its power lost, or does other software use it?"
                            .formatted(configuration));
        }
        if (celsius < -40 || celsius > 125) {
            throw implausible(celsius + " °C is out of its range");
        }
        return List.of(new Measurement(Quantity.TEMPERATURE, celsius));
    }

    /** °C of 16 bits, of which the first three do not count. */
    static double celsius(int ambient) {
        return (ambient << 19 >> 19) / 16.0;
    }

    /** What its configuration has to stay: other firmware may have locked one that does no harm. */
    private int accepted(int configuration) throws SensorException {
        if ((configuration & LOCKS) == 0) {
            return CONTINUOUS;
        }
        if ((configuration & SHUT_DOWN) != 0) {
            throw implausible(
                    "is locked in shutdown: reads 0x%04x; only without power it forgets that".formatted(configuration));
        }
        return configuration & ~MAY_CHANGE;
    }

    private int register(int register) throws IOException {
        byte[] in = new byte[2];
        bus.transfer(address, new byte[] {(byte) register}, in);
        return (in[0] & 0xFF) << 8 | in[1] & 0xFF;
    }

    private void write(int... bytes) throws IOException {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) bytes[i];
        }
        bus.transfer(address, out, new byte[0]);
    }

    private SensorException implausible(String seen) {
        return new SensorException(Cause.IMPLAUSIBLE, "MCP9808 at 0x%02x: %s".formatted(address, seen));
    }
}
