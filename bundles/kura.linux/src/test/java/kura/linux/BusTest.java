// SPDX-License-Identifier: EPL-2.0
package kura.driver.i2c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import kura.linux.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that do not come back from the kernel, or only after long. */
@Timeout(20)
class StuckBusTest {

    private final ScriptedKernel kernel = new ScriptedKernel(8, ScriptedKernel.RAW);
    private final Semaphore passage = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger over = new AtomicInteger();
    private final LinuxI2cBus bus =
            new LinuxI2cBus(kernel, 91, new Patience(100, 300, 200, 400), over::incrementAndGet);

    @AfterEach
    void free() {
        kernel.during(() -> {});
        passage.release(100);
        bus.stop();
        await().until(() -> threads().isEmpty());
    }

    @Test
    void aCallEndsInTimeWhateverTheKernelDoes() {
        hang();
        long start = System.nanoTime();

        assertThat(failure())
                .hasMessage("i2c-91 0x76, write 1 read 1: has not come back from the kernel in time; a chip may hold a"
                        + " line low: cut the power of the chips, or unplug the adapter")
                .extracting(BusException::kind)
                .isEqualTo(Kind.STUCK);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(290L, 600L);
    }

    @Test
    void nobodyWaitsForABusThatIsStuck() {
        hang();
        failure();
        long start = System.nanoTime();

        assertThat(failure().kind()).isEqualTo(Kind.STUCK);
        assertThat(failure())
                .hasMessageMatching("i2c-91 0x76, write 1 read 1: the bus is stuck since \\d\\d:\\d\\d(:\\d\\d)?:"
                        + " 'i2c-91 0x76, write 1 read 1' has not come back from the kernel; a chip may hold .*");
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(50);
    }

    @Test
    void itRecoversByItselfWhenTheRequestComesBack() {
        hang();
        failure();
        passage.release(100);
        kernel.then("").opened().then("61"); // the first is for what was under way

        await().until(() -> failure() == null);
        assertThat(kernel.asked).containsSubsequence("close 3", "open /dev/i2c-91");
    }

    @Test
    void whatWasGivenUpBeforeItBeganIsNeverSent() throws BusException {
        bus.open();
        kernel.asked.clear();
        kernel.duringClaims(passage::acquireUninterruptibly);
        failure();
        kernel.duringClaims(() -> {});
        passage.release(100);

        await().until(() -> kernel.asked.contains("close 3"));
        assertThat(kernel.asked).containsExactly("slave 76", "close 3");
    }

    @Test
    void othersWaitOnlySoLongForTheirTurn() throws Exception {
        hang();
        var first = CompletableFuture.supplyAsync(this::failure);
        begun.await();

        assertThat(failure())
                .hasMessage("i2c-91 0x76, write 1 read 1: other transfers have not ended for 100 ms")
                .extracting(BusException::kind)
                .isEqualTo(Kind.STUCK);
        first.get();
    }

    @Test
    void threeTimeoutsInARowMakeABusStuckForAWhile() {
        kernel.opened();
        for (int i = 0; i < 3; i++) {
            kernel.then("-110").opened();
            assertThat(failure().kind()).isEqualTo(Kind.TIMEOUT);
        }

        assertThat(failure().kind()).isEqualTo(Kind.STUCK);
        assertThat(failure())
                .hasMessageContaining("3 transfers in a row did not end")
                .extracting(BusException::errno)
                .isEqualTo(110);
        await().until(() -> failure() == null);
    }

    @Test
    void anAdapterThatIsAwayIsLookedForLessAndLessOften() {
        kernel.then(Collections.nCopies(1000, "-2").toArray(String[]::new));
        long start = System.nanoTime();

        while (System.nanoTime() - start < 1_000_000_000L) {
            assertThat(failure().kind()).isEqualTo(Kind.ABSENT);
        }

        assertThat(kernel.asked).hasSizeBetween(3, 8);
    }

    @Test
    void theThreadAndTheDeviceOfAnUnusedBusGo() throws BusException {
        bus.open();
        assertThat(threads()).singleElement().satisfies(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isSameAs(LinuxI2cBus.class.getClassLoader());
        });

        await().until(() -> threads().isEmpty());
        assertThat(kernel.asked).containsExactly("open /dev/i2c-91", "close 3");
        assertThat(over).hasValue(1);
        kernel.opened().then("61");
        assertThat(failure()).isNull();
    }

    @Test
    void aThreadThatEndsAndACallThatComesDoNotMiss() {
        var hasty = new LinuxI2cBus(kernel, 91, new Patience(1000, 3000, 1, 0), () -> {});
        for (int i = 0; i < 500; i++) {
            assertThat(catchThrowableOfType(BusException.class, () -> {
                        hasty.transfer(0x76, new byte[1], new byte[0]);
                        Thread.sleep(0, 999_999);
                    }))
                    .isNull();
        }
        hasty.stop();
        hasty.awaitEnd();
    }

    @Test
    void manyCallersGetEachTheirOwnAnswer() {
        var patient = Hex.bus(new EchoKernel(), 91);

        IntStream.range(0, 2000).parallel().forEach(i -> {
            byte[] in = new byte[1];
            try {
                patient.transfer(0x76, new byte[] {(byte) i}, in);
            } catch (BusException e) {
                throw new AssertionError(e);
            }
            assertThat(in[0]).isEqualTo((byte) i);
        });
        patient.stop();
        patient.awaitEnd();
        assertThat(patient.isOver()).isTrue();
    }

    @Test
    void aStopDoesNotWaitForWhatIsLostAndUnloadsWhenItIsBack() throws Exception {
        var buses = new LinuxI2cBuses(() -> kernel, Path.of("/none"), new Patience(50, 100, 200, 0));
        var bus91 = buses.named("91");
        hang();
        catchThrowableOfType(BusException.class, () -> Hex.transfer(bus91, "d0", 1));

        buses.stop();
        assertThat(kernel.asked).doesNotContain("unload");
        passage.release(100);
        await().until(() -> kernel.asked.contains("unload"));
        assertThat(kernel.asked).endsWith("close 3", "unload");
    }

    @Test
    void anInterruptedCallerGetsItsAnswerAndStaysInterrupted() {
        kernel.opened().then("61");
        kernel.during(() -> {
            begun.countDown();
            sleep(100);
        });
        Thread here = Thread.currentThread();
        CompletableFuture.runAsync(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            here.interrupt();
        });

        assertThat(failure()).isNull();
        assertThat(Thread.interrupted()).isTrue();
    }

    private void hang() {
        kernel.during(() -> {
            begun.countDown();
            passage.acquireUninterruptibly();
        });
    }

    private BusException failure() {
        return catchThrowableOfType(BusException.class, () -> Hex.transfer(bus, "d0", 1));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kura-i2c-91"))
                .toList();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
