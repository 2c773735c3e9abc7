// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import java.io.IOException;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/** As Bosch's chips have them on SPI, and others: a register's number has 7 bits there. */
record SpiRegisters(SpiBus bus) implements Registers {

    private static final SpiMode MODE = SpiMode.of(0, 1_000_000);
    private static final int READ = 0x80;

    @Override
    public byte[] read(int first, int length) throws IOException {
        var in = new byte[length];
        bus.transfer(MODE, new byte[] {(byte) (first | READ)}, in);
        return in;
    }

    @Override
    public void write(int... pairs) throws IOException {
        var out = new byte[pairs.length];
        for (int i = 0; i < pairs.length; i += 2) {
            out[i] = (byte) (pairs[i] & ~READ);
            out[i + 1] = (byte) pairs[i + 1];
        }
        bus.transfer(MODE, out, new byte[0]);
    }

    @Override
    public int id(int register) throws IOException {
        int id = read(register, 1)[0] & 0xFF;
        if (id == 0x00 || id == 0xFF) {
            throw new SensorException(Cause.NOT_ACKED, "no chip answers on SPI: its id reads 0x%02x".formatted(id));
        }
        return id;
    }

    @Override
    public String place() {
        return "on SPI";
    }
}
