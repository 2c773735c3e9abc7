// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.bus.SpiMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class LinuxSpiBusTest {

    private static final String WHAT = "spi-0.1, mode 1, 1000000 Hz, 8 bits, write 1 read 2: ";

    private final ScriptedKernel kernel = new ScriptedKernel();
    private final LinuxSpiBus bus = new LinuxSpiBus(kernel, "0.1", 1000, 2000);

    @AfterEach
    void stop() {
        bus.stop();
    }

    @Test
    void writesAndReadsInOneMessage() throws BusException {
        kernel.left(1).then("", "4203");

        assertThat(Hex.transfer(bus, "01", 2)).isEqualTo("4203");
        assertThat(kernel.asked)
                .containsExactly(
                        "open /dev/spidev0.1", "mode 1, 1000000 Hz 8 bits writes 01, 1000000 Hz 8 bits reads 2");
    }

    @Test
    void writesOnlyOrReadsOnly() throws BusException {
        kernel.left(1).then("", "", "0190b7ff");

        assertThat(Hex.transfer(bus, "80c1", 0)).isEmpty();
        assertThat(Hex.transfer(bus, "", 4)).isEqualTo("0190b7ff");
        assertThat(kernel.asked).endsWith("mode 1, 1000000 Hz 8 bits writes 80c1", "mode 1, 1000000 Hz 8 bits reads 4");
    }

    @Test
    void writesAndReadsAtTheSameTime() throws BusException {
        kernel.then("", "ff02a7");

        assertThat(Hex.exchange(bus, SpiMode.of(0, 500_000), "018000")).isEqualTo("ff02a7");
        assertThat(kernel.asked).endsWith("mode 0, 500000 Hz 8 bits writes 018000 reads 3");
    }

    @Test
    void changesOnlyTheClockOfTheMode() throws BusException {
        int chipSelectHighAndThreeWires = 0x14;
        kernel.left(chipSelectHighAndThreeWires | 2);

        Hex.exchange(bus, SpiMode.of(1, 1), "00");
        Hex.exchange(bus, SpiMode.of(1, 1), "00");

        assertThat(kernel.asked.subList(1, 4))
                .containsExactly(
                        "mode " + (chipSelectHighAndThreeWires | 1),
                        "mode 21, 1 Hz 8 bits writes 00 reads 1",
                        "mode 21, 1 Hz 8 bits writes 00 reads 1");
    }

    @Test
    void takesTheModeBackThatAnotherProgramHasChanged() throws BusException {
        Hex.exchange(bus, SpiMode.of(0, 1), "00");
        kernel.left(3);
        Hex.exchange(bus, SpiMode.of(0, 1), "00");

        assertThat(kernel.asked).endsWith("mode 0", "mode 0, 1 Hz 8 bits writes 00 reads 1");
    }

    @Test
    void sendsWordsOfOtherLengths() throws BusException {
        Hex.exchange(bus, new SpiMode(0, 1, 12), "0180");

        assertThat(kernel.asked).endsWith("mode 0, 1 Hz 12 bits writes 0180 reads 2");
        assertThatThrownBy(() -> Hex.exchange(bus, new SpiMode(0, 1, 24), "018000"))
                .hasMessage("write 3 read 3 bytes; words of 24 bits have 4 each");
    }

    @ParameterizedTest
    @CsvSource({
        "-22, UNSUPPORTED, 'the adapter cannot do this mode, speed or word length (EINVAL)'",
        "-110, TIMEOUT, 'no end: the adapter hangs (ETIMEDOUT)'",
        "-5, IO, the adapter reports an error (EIO)",
        "-77, IO, the system reports an error (errno 77)",
        "half, IO, only 1 of 3 bytes were sent"
    })
    void saysWhatBecameOfAMessage(String answer, Kind kind, String words) {
        kernel.left(1).then("", answer);

        assertThat(failure())
                .hasMessage(WHAT + words)
                .extracting(BusException::kind)
                .isEqualTo(kind);
    }

    @Test
    void saysThatTheKernelsBufferIsTooShort() {
        kernel.left(1).then("", "-90");

        assertThat(failure()).hasMessageContaining("/sys/module/spidev/parameters/bufsiz");
    }

    @Test
    void saysThatAModeIsImpossible() {
        kernel.then("", "-22");

        assertThat(failure().kind()).isEqualTo(Kind.UNSUPPORTED);
        assertThat(kernel.asked).doesNotContain("mode 1, 1000000 Hz 8 bits writes 01, 1000000 Hz 8 bits reads 2");
    }

    @Test
    void opensTheBusAgainAfterAFailure() throws BusException {
        kernel.left(1).then("", "-5", "", "4203");

        assertThat(failure()).hasMessageEndingWith("(EIO)");
        assertThat(Hex.transfer(bus, "01", 2)).isEqualTo("4203");
        assertThat(kernel.asked).containsSubsequence("close 3", "open /dev/spidev0.1");
    }

    @Test
    void saysThatAnAdapterIsUnpluggedUntilItIsBack() throws BusException {
        kernel.left(1).then("", "-108", "-2", "-2", "", "4203");

        assertThat(failure()).hasMessageStartingWith("there is no bus spi-0.1; is SPI enabled");
        assertThat(failure().kind()).isEqualTo(Kind.ABSENT);
        assertThat(Hex.transfer(bus, "01", 2)).isEqualTo("4203");
    }

    @Test
    void aStuckBusFailsAtOnceUntilTheKernelComesBack() throws Exception {
        var stuck = new LinuxSpiBus(kernel, "0.1", 5000, 100);
        var end = new CompletableFuture<Void>();
        kernel.during(end::join);
        long began = System.nanoTime();

        assertThat(failure(stuck))
                .hasMessage("spi-0.1: the kernel has not ended it within 100 ms")
                .extracting(BusException::kind)
                .isEqualTo(Kind.TIMEOUT);
        assertThat(failure(stuck))
                .hasMessage("spi-0.1 is stuck: the kernel has not come back from an earlier message")
                .extracting(BusException::kind)
                .isEqualTo(Kind.STUCK);
        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);

        kernel.during(() -> {});
        end.complete(null);
        await().until(() -> failure(stuck) == null);
        assertThat(kernel.asked).containsSubsequence("close 3", "open /dev/spidev0.1");
        stuck.stop();
    }

    @Test
    void waitsOnlySoLongForItsTurn() {
        var impatient = new LinuxSpiBus(kernel, "0.1", 50, 5000);
        var begun = new CompletableFuture<Void>();
        var end = new CompletableFuture<Void>();
        kernel.during(() -> {
            begun.complete(null);
            end.join();
        });
        var first = CompletableFuture.supplyAsync(() -> failure(impatient));
        begun.join();

        assertThat(failure(impatient))
                .hasMessage("spi-0.1: other messages have not ended for 50 ms")
                .extracting(BusException::kind)
                .isEqualTo(Kind.STUCK);

        end.complete(null);
        assertThat(first.join()).isNull();
        impatient.stop();
    }

    @Test
    void nobodyIsGivenAnAnswerThatComesTooLate() {
        var slow = new LinuxSpiBus(kernel, "0.1", 100, 100);
        var end = new CompletableFuture<Void>();
        kernel.left(1).then("", "beef").during(end::join);
        byte[] in = new byte[2];

        assertThatThrownBy(() -> slow.transfer(Hex.MODE, new byte[1], in)).hasMessageContaining("100 ms");
        end.complete(null);
        await().until(() -> kernel.asked.contains("close 3"));

        assertThat(in).containsExactly(0, 0);
        slow.stop();
    }

    @Test
    void aCallerMayBeInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(failure()).hasMessage("spi-0.1: interrupted while waiting");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure()).isNull();
    }

    @Test
    void itsThreadIsNamedAfterTheBus() throws BusException {
        var name = new CompletableFuture<String>();
        kernel.during(() -> name.complete(Thread.currentThread().getName()));

        Hex.transfer(bus, "01", 1);

        assertThat(name.join()).isEqualTo("kura-spi-0.1");
    }

    @Test
    void aMistakeOfOursLeavesTheBusUsable() throws BusException {
        kernel.during(() -> {
            throw new IllegalStateException("what is this");
        });
        assertThatThrownBy(() -> Hex.transfer(bus, "01", 1)).hasMessage("spi-0.1 failed");

        kernel.during(() -> {});
        assertThat(Hex.transfer(bus, "01", 1)).isEqualTo("00");
    }

    @Test
    void closesWhenItIsStopped() throws BusException {
        var stopped = new LinuxSpiBus(kernel, "0.1", 1000, 2000);
        stopped.open().stop();

        await().until(() -> kernel.asked.contains("close 3"));
        assertThat(failure(stopped)).hasMessage("spi-0.1: the driver was stopped; ask for the bus again");
    }

    @Test
    void refusesWhatNoCallerShouldAsk() throws BusException {
        assertThatThrownBy(() -> bus.transfer(Hex.MODE, new byte[0], new byte[0]))
                .hasMessage("nothing to write and nothing to read");
        assertThatThrownBy(() -> bus.exchange(Hex.MODE, new byte[1], new byte[2]))
                .hasMessageStartingWith("write 1 read 2 bytes at the same time");
        assertThatThrownBy(() -> bus.transfer(Hex.MODE, new byte[1], new byte[4096]))
                .hasMessage("write 1 read 4096, allowed is 4096 bytes in one message");
        bus.exchange(Hex.MODE, new byte[4096], new byte[4096]);
    }

    private BusException failure() {
        return failure(bus);
    }

    private static BusException failure(LinuxSpiBus bus) {
        return catchThrowableOfType(BusException.class, () -> Hex.transfer(bus, "01", 2));
    }
}
