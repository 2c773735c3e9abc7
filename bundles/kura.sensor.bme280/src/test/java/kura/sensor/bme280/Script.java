// SPDX-License-Identifier: EPL-2.0
package kura.sensor.bme280;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kura.bus.I2cBus;
import kura.chip.Registers;
import kura.simulator.Playback;

/** What is said on the wire. The three trims have values computed with Bosch's BME280_SensorAPI; T and P of A are the datasheet's. */
final class Script {

    static final String TRIM_A = "706b436718fc7d8e43d6d00b270b8c00f9ff8c3cf8c67017004b";
    static final String HUMIDITY_A = "6a01001404001e";
    static final String TRIM_B = "696d36643200e99802d6d00b231688fff9ff8c3cf8c67017004b";
    static final String HUMIDITY_B = "780100112e031e";
    static final String TRIM_C = "456f6f683200828f75d6d00b441bfcfff9ffac260ad8bd10004b";
    static final String HUMIDITY_C = "6101001504001e";

    static final String AIR_A = "655ac07eed007530";
    static final String AIR_B = "4fca008132707649";
    static final String AIR_C = "5573006419007530";

    static final List<String> FOUND = found(TRIM_A, HUMIDITY_A);
    static final String STARTED = "76: F2 03 F4 6D";
    static final String MEASURED = "76: F3 > 00 6C 00 00" + AIR_A;
    static final String NOT_YET = "76: F3 > 08 6D 00 00" + AIR_A;

    private Script() {}

    static List<String> found(String trim, String humidity) {
        return List.of(
                "76: D0 > 60", "76: E0 B6", "76: F3 > 00", "76: 88 >" + trim, "76: E1 >" + humidity, "76: F5 00");
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

    /** The BME280 at the end of the script's bus. */
    static Bme280 on(Playback bus) throws IOException {
        return new Bme280(Registers.on((I2cBus) bus, 0x76), Model.BME280, Precision.USUAL);
    }

    /** A BME280 that was found, and answers with these lines from now on. */
    static Bme280 chip(String... lines) throws IOException {
        return on(playback(FOUND, List.of(lines)));
    }
}
