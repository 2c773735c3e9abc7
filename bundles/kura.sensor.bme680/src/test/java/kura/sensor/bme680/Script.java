// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme680;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import kura.simulator.Playback;

/** What is said on the wire. The trim images, A and D, have values computed with Bosch's BME68x_SensorAPI 4.4.8. */
final class Script {

    static final byte[] TRIM_A = HexFormat.of()
            .parseHex("65670300418fedd658008e1c7fff2e1e000097f3b5f61e" + "40542a002d14789cb9654e9fe212" + "3000100000");
    static final byte[] TRIM_D = HexFormat.of()
            .parseHex("97670300c088d4d75800dc2536ff181e0000fcfd73f21e" + "3efa31002d14789c5b6685e9d012" + "2e00100013");

    static final List<String> FOUND = found("77", "00", TRIM_A);
    static final String STARTED = "77: 72 02 5A 6A 64 65 70 00 71 10 74 8D";

    static final String AIR = "564CD0" + "7A5F80" + "4A4B" + "000000";
    static final String MEASURED = "77: 1D > 8000" + AIR + "9B35" + "0000";
    static final String NOT_YET = "77: 1D > 2000" + AIR + "9B35" + "0000";

    private Script() {}

    static List<String> found(String address, String variant, byte[] trim) {
        var hex = HexFormat.of();
        return Stream.of(
                        "D0 > 61",
                        "F0 >" + variant,
                        "E0 B6",
                        "8A >" + hex.formatHex(trim, 0, 23),
                        "E1 >" + hex.formatHex(trim, 23, 37),
                        "00 >" + hex.formatHex(trim, 37, 42))
                .map(line -> address + ":" + line)
                .toList();
    }

    /** One script after the other. */
    @SafeVarargs
    static Playback playback(List<String>... scripts) {
        var lines = new ArrayList<String>();
        for (var script : scripts) {
            lines.addAll(script);
        }
        return new Playback(lines.toArray(String[]::new));
    }

    /** The chip at the end of the script's bus. */
    static Bme680 on(Playback bus) throws IOException {
        return Bme680.on(bus, 0x77, Heating.USUAL);
    }

    /** A chip that was found, and answers with these lines from now on. */
    static Bme680 chip(String... lines) throws IOException {
        return on(playback(FOUND, List.of(lines)));
    }
}
