// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kura.bus.BusException;
import kura.bus.BusException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmbusTest {

    private static final int NO_BLOCKS = 0x007F_0000;

    @ParameterizedTest
    @CsvSource({
        "'',     1, size 1 command 00 reads 1",
        "'fe',   0, size 1 command fe writes 00",
        "'d0',   1, size 2 command d0 reads 1",
        "'f42e', 0, size 2 command f4 writes 2e",
        "'d0',   2, size 8 command d0 reads 2",
        "'d0',  32, size 8 command d0 reads 32",
        "'f42e77', 0, size 8 command f4 writes 2e77"
    })
    void saysTheSameInSmbusCalls(String out, int count, String call) throws BusException {
        assertThat(asked(ScriptedKernel.SMBUS_ONLY, 8, out, count)).isEqualTo("smbus " + call);
        assertThat(asked(ScriptedKernel.SMBUS_ONLY, 4, out, count)).isEqualTo("smbus " + call);
    }

    @ParameterizedTest
    @CsvSource({"'d0', 2, size 3 command d0 reads 2", "'f42e77', 0, size 3 command f4 writes 2e77"})
    void takesWordsWhereThereAreNoBlocks(String out, int count, String call) throws BusException {
        assertThat(asked(NO_BLOCKS, 8, out, count)).isEqualTo("smbus " + call);
    }

    @Test
    void bringsBackWhatWasRead() throws BusException {
        var kernel = new ScriptedKernel(8, ScriptedKernel.SMBUS_ONLY).opened().then("6fb2", "61");
        var bus = Hex.bus(kernel, 0);

        assertThat(Hex.transfer(bus, "10", 2)).isEqualTo("6fb2");
        assertThat(Hex.transfer(bus, "10", 1)).isEqualTo("61");
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "'2400', 6", "'d0', 33"})
    void refusesWhatSmbusCannotSay(String out, int count) {
        assertThatThrownBy(() -> asked(ScriptedKernel.SMBUS_ONLY, 8, out, count))
                .hasMessageEndingWith("the adapter has only SMBus calls, none for this")
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
    }

    @Test
    void noticesABlockThatCameShort() {
        var kernel = new ScriptedKernel(8, ScriptedKernel.SMBUS_ONLY).opened().then("short");

        assertThatThrownBy(() -> Hex.transfer(Hex.bus(kernel, 0), "88", 24))
                .hasMessage("i2c-0 0x76, write 1 read 24: the adapter brought another number of bytes");
    }

    @Test
    void addressesEachChipAnewForSmbusCallsNeedThat() throws BusException {
        var kernel = new ScriptedKernel(8, ScriptedKernel.SMBUS_ONLY);
        var bus = Hex.bus(kernel, 0);
        for (int address : new int[] {0x48, 0x49, 0x48, 0x48}) {
            bus.transfer(address, new byte[1], new byte[1]);
        }

        assertThat(kernel.asked.stream().filter(request -> request.startsWith("slave")))
                .containsExactly("slave 48", "slave 49", "slave 48");
    }

    @Test
    void takesAnSmbusCallWhereTheAdapterCanDoRawTransfersButNotThisOne() throws BusException {
        var kernel = new ScriptedKernel(8, ScriptedKernel.RAW).opened().then("-95", "61");

        assertThat(Hex.transfer(Hex.bus(kernel, 0), "d0", 1)).isEqualTo("61");
        assertThat(kernel.asked).endsWith("rdwr 76 writes d0 76 reads 1", "smbus size 2 command d0 reads 1");
    }

    @Test
    void remembersThatTheAdapterCannotDoItRaw() throws BusException {
        var kernel = new ScriptedKernel(8, ScriptedKernel.RAW).opened().then("-95", "61", "62", "6364");
        var bus = Hex.bus(kernel, 0);
        Hex.transfer(bus, "d0", 1);
        kernel.asked.clear();

        assertThat(Hex.transfer(bus, "d1", 1)).isEqualTo("62");
        assertThat(Hex.transfer(bus, "d2", 2)).isEqualTo("6364");
        assertThat(kernel.asked)
                .containsExactly("smbus size 2 command d1 reads 1", "rdwr 76 writes d2 76 reads 2"); // of another kind
    }

    @Test
    void asksAnewWhatAnAdapterCanDoThatWasOpenedAgain() throws BusException {
        var kernel = new ScriptedKernel(8, ScriptedKernel.RAW).opened().then("-95", "61", "-77");
        var bus = Hex.bus(kernel, 0);
        Hex.transfer(bus, "d0", 1);
        assertThatThrownBy(() -> Hex.transfer(bus, "d0", 1)).isInstanceOf(BusException.class);

        Hex.transfer(bus, "d0", 1);

        assertThat(kernel.asked).endsWith("rdwr 76 writes d0 76 reads 1");
    }

    @Test
    void doesNotCutATransactionIntoPieces() {
        assertThatThrownBy(() -> asked(NO_BLOCKS, 8, "d0", 3)).isInstanceOf(BusException.class);
    }

    private static String asked(int functions, int pointerSize, String out, int count) throws BusException {
        var kernel = new ScriptedKernel(pointerSize, functions);
        Hex.transfer(Hex.bus(kernel, 0), out, count);
        return kernel.asked.get(kernel.asked.size() - 1);
    }
}
