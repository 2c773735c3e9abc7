// SPDX-License-Identifier: EPL-2.0
package kura.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import kura.bus.SpiMode;
import kura.sensor.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedMcp3008Test {

    private final Environment environment = new Environment(System::nanoTime);

    /** Figure 6-1 of the datasheet: what is behind the null bit is the result. */
    @ParameterizedTest
    @CsvSource({
        "1.65, 0, 018000, fffa00",
        "1.65, 3, 018000, fffa00",
        "1.65, 0, 019000, fff900",
        "1.65, 0, 01b000, fff880",
        "0, 0, 018000, fff800",
        "9, 0, 018000, fffbff",
        "1.65, 0, 010000, fff900",
        "1.65, 1, 018000, 000000",
        "1.65, 0, 000000, ffffff"
    })
    void saysWhatTheDatasheetSays(double volts, int mode, String out, String in) {
        environment.hold(Quantity.VOLTAGE, volts);
        var chip = new SimulatedMcp3008(environment, System::nanoTime);

        byte[] said = chip.exchange(SpiMode.of(mode, 1), HexFormat.of().parseHex(out));

        assertThat(HexFormat.of().formatHex(said)).isEqualTo(in);
    }
}
