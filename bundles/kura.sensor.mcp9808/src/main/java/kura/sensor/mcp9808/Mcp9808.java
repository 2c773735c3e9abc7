// SPDX-License-Identifier: EPL-2.0
package kura.sensor.mcp9808;

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
 * Microchip MCP9808, a thermometer on I²C: °C, ±0.25. Converts all the time; a reading is what the last conversion found, in
 * one transaction. Its limits are set so wide that no temperature passes them: after a power loss they are 0 °C, so that every
 * temperature passes one, which comes along with it. Datasheet DS25095.
 */
final class Mcp9808 implements Chip {

    private static final int CONFIGURATION = 0x01;
    private static final int UPPER = 0x02;
    private static final int LOWER = 0x03;
    private static final int CRITICAL = 0x04;
    private static final int AMBIENT = 0x05; // three bits say which limits are passed, then 13 bits, 1/16 °C per step
    private static final int MANUFACTURER = 0x06; // reads 0x0054
    private static final int DEVICE = 0x07; // reads 0x04 and a revision
    private static final int RESOLUTION = 0x08; // one byte

    private static final int CONTINUOUS = 0;
    private static final int HOTTEST = 0x0FFC; // 255.75 °C
    private static final int COLDEST = 0x1004; // −255.75 °C
    private static final int FINEST = 3; // 1/16 °C
    private static final int CONVERSION_MILLIS = 250;
    private static final int FIRST_NANOS = 350_000_000; // of a slow chip
    private static final int PASSED_LIMITS = 0xE000;

    private final I2cBus bus;
    private final int address;
    private final long configured;
    private boolean first = true;

    /** @throws SensorException if another chip answers */
    Mcp9808(I2cBus bus, int address) throws IOException {
        this.bus = bus;
        this.address = address;
        int manufacturer = register(MANUFACTURER);
        int device = register(DEVICE);
        if (manufacturer != 0x0054 || device >> 8 != 0x04) {
            throw new SensorException(
                    Cause.WRONG_CHIP,
                    "no MCP9808 at 0x%02x: manufacturer is 0x%04x, device is 0x%04x; memory modules have such addresses"
                            .formatted(address, manufacturer, device));
        }
        write(CONFIGURATION, CONTINUOUS >> 8, CONTINUOUS);
        write(UPPER, HOTTEST >> 8, HOTTEST);
        write(LOWER, COLDEST >> 8, COLDEST);
        write(CRITICAL, HOTTEST >> 8, HOTTEST);
        write(RESOLUTION, FINEST);
        configured = System.nanoTime();
    }

    @Override
    public int start() {
        int millis = first ? CONVERSION_MILLIS : 0;
        first = false;
        return millis;
    }

    @Override
    public List<Measurement> read() throws IOException {
        int ambient = ambient();
        if ((ambient & PASSED_LIMITS) != 0 || ambient == 0 && register(CRITICAL) != HOTTEST) {
            throw implausible("has lost its limits: reads 0x%04x; was its power lost?".formatted(ambient));
        }
        double celsius = celsius(ambient);
        if (celsius < -40 || celsius > 125) {
            throw implausible(celsius + " °C is out of its range");
        }
        return List.of(new Measurement(Quantity.TEMPERATURE, celsius));
    }

    /** °C of 16 bits, of which the first three do not count. */
    static double celsius(int ambient) {
        return (ambient << 19 >> 19) / 16.0;
    }

    /** What a chip shows before its first conversion, or has compared with the limits of before, is not taken. */
    private int ambient() throws IOException {
        int ambient = register(AMBIENT);
        while ((ambient == 0 || (ambient & PASSED_LIMITS) != 0) && System.nanoTime() - configured < FIRST_NANOS) {
            Pause.millis(10);
            ambient = register(AMBIENT);
        }
        return ambient;
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
