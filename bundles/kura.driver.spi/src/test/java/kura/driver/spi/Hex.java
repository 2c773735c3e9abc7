// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import java.util.HexFormat;
import kura.bus.BusException;
import kura.bus.SpiBus;
import kura.bus.SpiMode;

/** Messages in hex. */
final class Hex {

    static final SpiMode MODE = SpiMode.of(1, 1_000_000);

    private Hex() {}

    static String transfer(SpiBus bus, String out, int count) throws BusException {
        byte[] in = new byte[count];
        bus.transfer(MODE, HexFormat.of().parseHex(out), in);
        return HexFormat.of().formatHex(in);
    }

    static String exchange(SpiBus bus, SpiMode mode, String out) throws BusException {
        byte[] in = new byte[out.length() / 2];
        bus.exchange(mode, HexFormat.of().parseHex(out), in);
        return HexFormat.of().formatHex(in);
    }
}
