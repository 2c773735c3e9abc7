// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import kura.bus.I2cBus;
import kura.bus.SpiBus;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** The registers of one chip, 8 bits each, on whichever bus the chip hangs. A call is one transaction. */
public interface Registers {

    /** Of a chip on I²C: the number of a register, then what is read; pairs of a number and a value are written. */
    static Registers on(I2cBus bus, int address) {
        return new I2cRegisters(bus, address);
    }

    /** Of a chip on SPI, likewise: bit 7 of the number tells reading, 1, from writing, 0. In mode 0, at 1 MHz. */
    static Registers on(SpiBus bus) {
        return new SpiRegisters(bus);
    }

    /** Some in a row, as they were at one moment. */
    byte[] read(int first, int length) throws IOException;

    /** Pairs of a register and its value, in that order. */
    void write(int... pairs) throws IOException;

    /**
     * The one that says which chip this is, 0 to 255.
     *
     * @throws SensorException on SPI, if nobody answers: the bus itself cannot tell
     */
    int id(int register) throws IOException;

    /** Where the chip is, for messages: {@code at 0x76}. */
    String place();

    /**
     * Some in a row, when these bits of the first are as wanted: tries again every 10 ms, five times.
     *
     * @throws SensorException if they never are
     */
    default byte[] await(int first, int length, int mask, int wanted) throws IOException {
        byte[] in = read(first, length);
        for (int again = 0; again < 5 && (in[0] & mask) != wanted; again++) {
            Pause.millis(10);
            in = read(first, length);
        }
        if ((in[0] & mask) != wanted) {
            String seen = "register 0x%02x still reads 0x%02x".formatted(first, in[0]);
            throw new SensorException(Cause.NOT_READY, "the chip " + place() + " is not ready: " + seen);
        }
        return in;
    }
}
