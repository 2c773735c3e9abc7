// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.io.IOException;
import kura.bus.I2cBus;
import kura.chip.Pause;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** The registers of one chip. */
record Registers(I2cBus bus, int address) {

    /** Some in a row, as they were at one moment. */
    byte[] read(int first, int length) throws IOException {
        var in = new byte[length];
        bus.transfer(address, new byte[] {(byte) first}, in);
        return in;
    }

    /** Like {@link #read}, but when these bits of the first are as wanted: tries again every 10 ms. */
    byte[] await(int first, int length, int mask, int wanted, int most) throws IOException {
        byte[] in = read(first, length);
        for (int again = 0; again < most && (in[0] & mask) != wanted; again++) {
            Pause.millis(10);
            in = read(first, length);
        }
        if ((in[0] & mask) != wanted) {
            String seen = "register 0x%02x still reads 0x%02x".formatted(first, in[0]);
            throw new SensorException(Cause.NOT_READY, "BME680 at 0x%02x is not ready: %s".formatted(address, seen));
        }
        return in;
    }

    /** Pairs of a register and its value. */
    void write(int... pairs) throws IOException {
        var out = new byte[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            out[i] = (byte) pairs[i];
        }
        bus.transfer(address, out, new byte[0]);
    }

    /** Starts the chip anew, with all settings and data gone. */
    void reset() throws IOException {
        write(0xE0, 0xB6);
        Pause.millis(10);
    }
}
