// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.Arrays;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.I2cBus;

/**
 * At 0x76 a chip of registers that hold their own numbers at first; at 0x44 one that repeats its last command. At 0x11 one
 * that holds the bus for some seconds, at 0x12 one that disturbs it twice, at 0x13 one that makes the adapter go
 * until it is plugged in.
 */
final class TwoChips implements I2cBus {

    private final byte[] registers = new byte[256];
    private byte[] command = {};
    private int disturbances = 2;
    private volatile boolean there = true;

    TwoChips() {
        for (int i = 0; i < registers.length; i++) {
            registers[i] = (byte) i;
        }
    }

    @Override
    public synchronized void transfer(int address, byte[] out, byte[] in) throws BusException {
        boolean scans = out.length == 0 && in.length == 0;
        switch (scans && address != 0x76 ? 0 : address) {
            case 0x11 -> sleep(3000);
            case 0x12 -> disturb();
            case 0x13 -> unplug();
            case 0x76 -> registers(out, in);
            case 0x44 -> command(out, in);
            default -> throw new BusException(Kind.NOT_ACKED, 0, "nobody at %02x".formatted(address));
        }
    }

    /** Whether the adapter is plugged in. */
    boolean isThere() {
        return there;
    }

    /** Another bus, on which any transfer plugs it in again. */
    I2cBus hub() {
        return (address, out, in) -> there = true;
    }

    private void disturb() throws BusException {
        if (disturbances-- > 0) {
            throw new BusException(Kind.IO, 5, "disturbed");
        }
    }

    private void unplug() throws BusException {
        there = false;
        throw new BusException(Kind.ABSENT, 19, "unplugged");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void registers(byte[] out, byte[] in) {
        if (out.length == 0) {
            return; // somebody asks whether it is there
        }
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
