// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import java.util.HexFormat;

/** Talks to a simulated chip in hex. */
record Wire(SimulatedChip chip) {

    void write(String hex) throws Nack {
        chip.write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    String read(int length) throws Nack {
        var in = new byte[length];
        chip.read(in);
        return HexFormat.of().withUpperCase().formatHex(in);
    }

    String ask(String hex, int length) throws Nack {
        write(hex);
        return read(length);
    }
}
