// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import java.io.File;
import java.util.HexFormat;
import kura.bus.BusException;
import kura.linux.LibcLoader;
import kura.simulator.preload.Loading;

/**
 * A program that does transfers by the real driver; each argument is one: bus, address, bytes out, count in. Others are
 * {@code scan} with a bus, and {@code sleep} with milliseconds.
 */
final class Talk {

    private Talk() {}

    public static void main(String... transfers) throws InterruptedException {
        var buses = new LinuxI2cBuses(new LibcLoader("/dev/i2c-N", new File(System.getProperty("java.io.tmpdir"))));
        Loading.await(() -> buses.named("99"));
        for (String transfer : transfers) {
            System.out.println(answer(buses, transfer.split(" ", -1)));
        }
        buses.stop();
    }

    private static String answer(LinuxI2cBuses buses, String[] transfer) throws InterruptedException {
        try {
            switch (transfer[0]) {
                case "scan":
                    return buses.scan(transfer[1]);
                case "sleep":
                    Thread.sleep(Integer.parseInt(transfer[1]));
                    return "slept";
                default:
                    return transferred(buses, transfer);
            }
        } catch (BusException e) {
            return e.kind() + " " + e.errno() + " " + e.getMessage();
        }
    }

    private static String transferred(LinuxI2cBuses buses, String[] transfer) throws BusException {
        byte[] in = new byte[Integer.parseInt(transfer[3])];
        buses.named(transfer[0])
                .transfer(Integer.parseInt(transfer[1], 16), HexFormat.of().parseHex(transfer[2]), in);
        return "read " + HexFormat.of().formatHex(in);
    }
}
