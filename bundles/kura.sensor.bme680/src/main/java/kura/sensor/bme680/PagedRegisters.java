// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.io.IOException;
import kura.chip.Registers;
import kura.sensor.SensorException;
import kura.sensor.SensorException.Cause;

/**
 * A BME680's registers on SPI, where a number has 7 bits: a bit of register 73, which is on both pages, tells those below 80
 * from the others.
 */
final class PagedRegisters implements Registers {

    private static final int STATUS = 0x73;
    private static final int LOW_PAGE = 0x10;

    private final Registers spi;
    private int status; // the register, as it is unless the chip was reset

    /** @param spi the registers without pages */
    PagedRegisters(Registers spi) throws IOException {
        this.spi = spi;
        this.status = status();
    }

    /** A chip that lost its power has the high page: what was read is not what was asked for then. */
    @Override
    public byte[] read(int first, int length) throws IOException {
        turnTo(first);
        byte[] in = spi.read(first, length);
        int seen = status();
        if (seen != status) {
            throw new SensorException(
                    Cause.NOT_READY,
                    "the chip %s was reset or is gone: register 0x73 reads 0x%02x, not 0x%02x"
                            .formatted(place(), seen, status));
        }
        return in;
    }

    /** @param pairs of registers on one page */
    @Override
    public void write(int... pairs) throws IOException {
        turnTo(pairs[0]);
        spi.write(pairs);
    }

    @Override
    public int id(int register) throws IOException {
        turnTo(register);
        return spi.id(register);
    }

    @Override
    public String place() {
        return spi.place();
    }

    private void turnTo(int register) throws IOException {
        int wanted = register < 0x80 ? status | LOW_PAGE : status & ~LOW_PAGE;
        if (wanted != status) {
            spi.write(STATUS, wanted);
            status = wanted;
        }
    }

    private int status() throws IOException {
        return spi.read(STATUS, 1)[0] & 0xFF;
    }
}
