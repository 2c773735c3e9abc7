// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class LinuxI2cBusTest {

    private final ScriptedKernel kernel = new ScriptedKernel(8, ScriptedKernel.RAW);
    private final LinuxI2cBus bus = Hex.bus(kernel, 1);

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void writesAndReadsInOneRequest(int pointerSize) throws BusException {
        var kernel =
                new ScriptedKernel(pointerSize, ScriptedKernel.RAW).opened().then("61aa");
        var bus = Hex.bus(kernel, 1);

        assertThat(Hex.transfer(bus, "d0", 2)).isEqualTo("61aa");
        assertThat(kernel.asked).containsExactly("open /dev/i2c-1", "slave 76", "rdwr 76 writes d0 76 reads 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void writesOnlyOrReadsOnly(int pointerSize) throws BusException {
        var kernel =
                new ScriptedKernel(pointerSize, ScriptedKernel.RAW).opened().then("", "beef01");
        var bus = Hex.bus(kernel, 1);

        assertThat(Hex.transfer(bus, "2400", 0)).isEmpty();
        assertThat(Hex.transfer(bus, "", 3)).isEqualTo("beef01");
        assertThat(kernel.asked).endsWith("rdwr 76 writes 2400", "rdwr 76 reads 3");
    }

    @Test
    void saysWhichChipDoesNotAnswer() {
        kernel.opened().then("-121");

        assertThat(failure())
                .hasMessage("i2c-1 0x76, write 1 read 1: no chip acknowledged (EREMOTEIO)")
                .extracting(BusException::errno)
                .isEqualTo(121);
    }

    @Test
    void leavesAChipToItsKernelDriver() {
        kernel.then("", "-16");

        assertThat(failure().kind()).isEqualTo(Kind.BUSY);
        assertThat(kernel.asked).noneMatch(request -> request.startsWith("rdwr"));
    }

    @Test
    void opensTheBusAgainAfterAFailure() throws BusException {
        kernel.opened().then("-77").opened().then("61");

        assertThat(failure()).hasMessageEndingWith("(errno 77)");
        assertThat(Hex.transfer(bus, "d0", 1)).isEqualTo("61");
        assertThat(kernel.asked).containsSubsequence("close 3", "open /dev/i2c-1", "slave 76");
    }

    @ParameterizedTest
    @ValueSource(ints = {121, 6, 11, 95, 74})
    void leavesTheBusOpenWhereTheAdapterIsSurelyThere(int errno) throws BusException {
        kernel.opened().then(Collections.nCopies(4, "-" + errno).toArray(String[]::new));

        assertThat(failure().errno()).isEqualTo(errno);
        assertThat(kernel.asked).doesNotContain("close 3");
    }

    @ParameterizedTest
    @CsvSource({"11, 4", "5, 3", "121, 1", "110, 1"})
    void triesAgainOnlyWhereThatHelps(int errno, int tries) {
        kernel.opened().then(Collections.nCopies(tries, "-" + errno).toArray(String[]::new));

        assertThat(failure().errno()).isEqualTo(errno);
        assertThat(kernel.asked.stream().filter(request -> request.startsWith("rdwr")))
                .hasSize(tries);
    }

    @Test
    void anotherTryMaySucceed() throws BusException {
        kernel.opened().then("-11", "-5", "61");

        assertThat(Hex.transfer(bus, "d0", 1)).isEqualTo("61");
    }

    @Test
    void looksOnlyNowAndThenWhetherADriverOfTheKernelHasAChip() throws BusException {
        for (int address : new int[] {0x76, 0x77, 0x76, 0x77}) {
            bus.transfer(address, new byte[1], new byte[0]);
        }

        assertThat(kernel.asked.stream().filter(request -> request.startsWith("slave")))
                .containsExactly("slave 76", "slave 77");
    }

    @Test
    void saysThatAnAdapterIsUnpluggedUntilItIsBack() throws BusException {
        kernel.opened().then("-19", "-2", "-2").opened().then("61");

        assertThat(failure().kind()).isEqualTo(Kind.ABSENT);
        assertThat(failure().kind()).isEqualTo(Kind.ABSENT);
        assertThat(Hex.transfer(bus, "d0", 1)).isEqualTo("61");
    }

    @Test
    void noticesThatOnlyHalfWasDone() {
        kernel.opened().then("half");

        assertThat(failure()).hasMessageEndingWith("only 1 of 2 messages were sent");
    }

    @Test
    void closesWhenItIsStopped() throws BusException {
        bus.open();
        bus.stop();
        bus.awaitEnd();

        assertThat(kernel.asked).containsExactly("open /dev/i2c-1", "close 3");
        assertThat(bus.isOver()).isTrue();
        assertThat(failure()).hasMessage("i2c-1: the driver was stopped; ask for the bus again");
    }

    @Test
    void refusesWhatNoCallerShouldAsk() {
        assertThatThrownBy(() -> bus.transfer(0x07, new byte[1], new byte[0]))
                .hasMessage("address is 0x07, allowed is 0x08 to 0x77");
        assertThatThrownBy(() -> bus.transfer(0x76, new byte[0], new byte[0]))
                .hasMessage("nothing to write and nothing to read");
        assertThatThrownBy(() -> bus.transfer(0x76, new byte[8193], new byte[0]))
                .hasMessage("write 8193 read 0, allowed is 8192 bytes each");
    }

    private BusException failure() {
        return catchThrowableOfType(BusException.class, () -> Hex.transfer(bus, "d0", 1));
    }
}
