// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.util.HexFormat;
import kura.bus.BusException;
import kura.bus.I2cBus;
import kura.linux.Ioctl;
import kura.linux.Patience;

/** Transfers with a chip at 0x76, in hex. */
final class Hex {

    private Hex() {}

    /** A bus that is patient, but does not back off. */
    static LinuxI2cBus bus(Ioctl kernel, int number) {
        return new LinuxI2cBus(kernel, number, new Patience(2000, 4000, 30_000, 0), () -> {});
    }

    static String transfer(I2cBus bus, String out, int count) throws BusException {
        byte[] in = new byte[count];
        bus.transfer(0x76, HexFormat.of().parseHex(out), in);
        return HexFormat.of().formatHex(in);
    }
}
