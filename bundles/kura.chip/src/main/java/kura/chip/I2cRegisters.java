// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import kura.bus.I2cBus;

/** As most chips on I²C have them. */
record I2cRegisters(I2cBus bus, int address) implements Registers {

    @Override
    public byte[] read(int first, int length) throws IOException {
        var in = new byte[length];
        bus.transfer(address, new byte[] {(byte) first}, in);
        return in;
    }

    @Override
    public void write(int... pairs) throws IOException {
        var out = new byte[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            out[i] = (byte) pairs[i];
        }
        bus.transfer(address, out, new byte[0]);
    }

    @Override
    public int id(int register) throws IOException {
        return read(register, 1)[0] & 0xFF;
    }

    @Override
    public String place() {
        return "at 0x%02x".formatted(address);
    }
}
