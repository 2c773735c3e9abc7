// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.io.File;
import java.util.HexFormat;
import kura.bus.BusException;
import kura.linux.LibcLoader;

/** A program that does transfers by the real driver; each argument is one: bus, address, bytes out, count in. */
final class Talk {

    private Talk() {}

    public static void main(String... transfers) {
        var buses = new LinuxI2cBuses(new LibcLoader("/dev/i2c-N", new File(System.getProperty("java.io.tmpdir"))));
        for (String transfer : transfers) {
            System.out.println(answer(buses, transfer.split(" ", -1)));
        }
        buses.stop();
    }

    private static String answer(LinuxI2cBuses buses, String[] transfer) {
        byte[] in = new byte[Integer.parseInt(transfer[3])];
        try {
            buses.named(transfer[0])
                    .transfer(Integer.parseInt(transfer[1], 16), HexFormat.of().parseHex(transfer[2]), in);
            return "read " + HexFormat.of().formatHex(in);
        } catch (BusException e) {
            return e.kind() + " " + e.errno() + " " + e.getMessage();
        }
    }
}
