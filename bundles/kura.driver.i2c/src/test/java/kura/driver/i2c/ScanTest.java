// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import kura.bus.BusException;
import org.junit.jupiter.api.Test;

class ScanTest {

    private final Map<Integer, Integer> chips = new HashMap<>();
    private final ScriptedKernel kernel = new ScriptedKernel(8, ScriptedKernel.RAW);

    @Test
    void showsWhoAnswersAsI2cdetectDoes() throws BusException {
        chips.put(0x40, 0);
        chips.put(0x50, 0);
        chips.put(0x68, -16);

        assertThat(scanned()).isEqualTo("""
                     0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f
                00:                         -- -- -- -- -- -- -- --
                10: -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- --
                20: -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- --
                30: -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- --
                40: 40 -- -- -- -- -- -- -- -- -- -- -- -- -- -- --
                50: 50 -- -- -- -- -- -- -- -- -- -- -- -- -- -- --
                60: -- -- -- -- -- -- -- -- UU -- -- -- -- -- -- --
                70: -- -- -- -- -- -- -- --
                UU: a driver of the kernel has the chip; read it there (IIO, hwmon)""");
    }

    @Test
    void readsWhereEepromsAndClocksAreAndWritesNothingElsewhere() throws BusException {
        scanned();

        assertThat(kernel.asked)
                .filteredOn(request -> request.startsWith("slave"))
                .hasSize(0x70);
        assertThat(kernel.asked)
                .filteredOn("smbus size 1 command 00 reads 1"::equals)
                .hasSize(8 + 16);
        assertThat(kernel.asked)
                .filteredOn("smbus size 0 command 00 writes "::equals)
                .hasSize(0x70 - 8 - 16);
        assertThat(kernel.asked)
                .noneMatch(request -> request.matches("slave (0[0-7]|7[89a-f])"))
                .containsSubsequence(
                        "slave 30", "smbus size 1 command 00 reads 1", "slave 38", "smbus size 0 command 00 writes ");
    }

    @Test
    void givesUpOnABusThatDoesNotMove() throws BusException {
        IntStream.range(0, 0x80).forEach(address -> chips.put(address, -110));

        assertThat(scanned())
                .contains("\n00:                         ?? ?? ?? ?? ?? ?? ?? ??\n")
                .contains("\n??: 0x08: no end: the chip stretches the clock, or a line hangs (ETIMEDOUT)\n")
                .endsWith("\n??: the rest was not asked any more");
        assertThat(kernel.asked).hasSizeLessThan(10);
    }

    @Test
    void saysWhatTheAdapterCannotAsk() throws BusException {
        var smbus = new ScriptedKernel(8, 0x0002_0000);

        assertThat(Scan.of(Hex.bus(smbus, 1)))
                .contains("\n40:\n")
                .contains("\n50: 50 51 52")
                .endsWith("\n  : left out, the adapter can do no quick write");
        assertThat(Scan.of(Hex.bus(new ScriptedKernel(8, 1), 1)))
                .endsWith("\n  : left out, the adapter can do no quick write and no read of a byte");
    }

    private String scanned() throws BusException {
        kernel.then(""); // opens
        for (int address = 0x08; address <= 0x77; address++) {
            int result = chips.getOrDefault(address, -121);
            kernel.then(result == -16 ? new String[] {"-16"} : new String[] {"", result == 0 ? "" : "" + result});
        }
        return Scan.of(Hex.bus(kernel, 1));
    }
}
