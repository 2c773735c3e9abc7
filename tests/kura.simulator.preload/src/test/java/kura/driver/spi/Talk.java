// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.io.File;
import java.util.HexFormat;
import kura.bus.BusException;
import kura.bus.SpiBus;
import kura.bus.SpiMode;
import kura.linux.LibcLoader;
import kura.simulator.preload.Loading;

/** A program that sends messages by the real driver; each argument is one: bus, mode, bits, bytes out, count in or {@code =}. */
final class Talk {

    private Talk() {}

    public static void main(String... messages) {
        var buses = new LinuxSpiBuses(new LibcLoader("/dev/spidevB.C", new File(System.getProperty("java.io.tmpdir"))));
        Loading.await(() -> buses.named("99.0"));
        for (String message : messages) {
            System.out.println(answer(buses, message.split(" ", -1)));
        }
        buses.stop();
    }

    private static String answer(LinuxSpiBuses buses, String[] message) {
        var mode = new SpiMode(Integer.parseInt(message[1]), 1_000_000, Integer.parseInt(message[2]));
        byte[] out = HexFormat.of().parseHex(message[3]);
        try {
            SpiBus bus = buses.named(message[0]);
            byte[] in = new byte[message[4].equals("=") ? out.length : Integer.parseInt(message[4])];
            if (message[4].equals("=")) {
                bus.exchange(mode, out, in);
            } else {
                bus.transfer(mode, out, in);
            }
            return "read " + HexFormat.of().formatHex(in);
        } catch (BusException e) {
            return e.kind() + " " + e.errno() + " " + e.getMessage();
        }
    }
}
