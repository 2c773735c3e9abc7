// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.Arrays;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;

/** At 0x76 a chip of registers that hold their own numbers at first; at 0x44 one that repeats its last command. */
final class TwoChips implements I2cBus {

    private final byte[] registers = new byte[256];
    private byte[] command = {};

    TwoChips() {
        for (int i = 0; i < registers.length; i++) {
            registers[i] = (byte) i;
        }
    }

    @Override
    public synchronized void transfer(int address, byte[] out, byte[] in) throws BusException {
        switch (address) {
            case 0x76 -> registers(out, in);
            case 0x44 -> command(out, in);
            default -> throw new BusException(Kind.NOT_ACKED, 0, "nobody at %02x".formatted(address));
        }
    }

    private void registers(byte[] out, byte[] in) {
        int first = out[0] & 0xFF;
        System.arraycopy(out, 1, registers, first, out.length - 1);
        System.arraycopy(registers, first, in, 0, in.length);
    }

    private void command(byte[] out, byte[] in) throws BusException {
        if (out.length > 0) {
            command = out.clone();
        }
        if (in.length > command.length) {
            throw new BusException(Kind.NOT_ACKED, 6, "not ready");
        }
        System.arraycopy(Arrays.copyOf(command, in.length), 0, in, 0, in.length);
    }
}
