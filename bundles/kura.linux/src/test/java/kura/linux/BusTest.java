// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns, and requests that do not come back from the kernel, or only after long. */
@Timeout(20)
class BusTest {

    private static final Patience SOON_IDLE = new Patience(100, 300, 1500, 400);

    private final ScriptedSystem kernel = new ScriptedSystem();
    private final Semaphore passage = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger over = new AtomicInteger();
    private TestBus bus = with(new Patience(100, 300, 30_000, 400));

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
                .hasMessage("echo: has not come back from the kernel in time; pull the plug")
                .extracting(BusException::kind)
                .isEqualTo(Kind.STUCK);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(290L, 3000L);
    }

    @Test
    void nobodyWaitsForABusThatIsStuck() {
        hang();
        failure();

        assertThat(failure().kind()).isEqualTo(Kind.STUCK);
        assertThat(failure())
                .hasMessageMatching("echo: the bus is stuck since \\d\\d:\\d\\d(:\\d\\d)?:"
                        + " 'echo' has not come back from the kernel; pull the plug");
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            failure();
        }
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5000); // each might wait for 100
    }

    @Test
    void itRecoversByItselfWhenTheRequestComesBack() {
        hang();
        failure();
        passage.release(100);

        await().until(() -> failure() == null);
        assertThat(kernel.asked).containsSubsequence("close 3", "open /dev/test-91");
    }

    @Test
    void whatWasGivenUpBeforeItBeganIsNeverSent() throws BusException {
        bus.open();
        kernel.asked.clear();
        hang();
        failure();
        kernel.during(() -> {});
        passage.release(100);

        await().until(() -> kernel.asked.contains("close 3"));
        assertThat(kernel.asked).containsExactly("ask 1", "close 3");
    }

    @Test
    void othersWaitOnlySoLongForTheirTurn() throws Exception {
        hang();
        var first = CompletableFuture.supplyAsync(this::failure);
        begun.await();

        assertThat(failure())
                .hasMessageMatching("echo: other transfers have not ended for (100|\\d\\d?) ms")
                .extracting(BusException::kind)
                .isEqualTo(Kind.STUCK);
        first.get();
    }

    @Test
    void whoHasLessTimeSaysHowLongItReallyWaited() throws Exception {
        bus = with(new Patience(5000, 9000, 30_000, 0));
        hang();
        var first = CompletableFuture.supplyAsync(this::failure);
        begun.await();

        assertThatThrownBy(() -> bus.open(System.nanoTime() + 4_500_000_000L)) // a transaction may take 4 s
                .hasMessageMatching("test-91: other transfers have not ended for (500|[1-4]?\\d?\\d) ms");
        passage.release(100);
        first.get();
    }

    @Test
    void beginsNothingWhenOpeningTookAllTheTime() throws BusException {
        kernel.duringOpen(() -> sleep(600));
        bus = with(new Patience(500, 9000, 30_000, 0));

        assertThatThrownBy(() -> bus.echo(1))
                .hasMessage("echo: no time was left after the bus had been looked for and opened")
                .isInstanceOfSatisfying(
                        BusException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
        assertThat(kernel.asked).containsExactly("open /dev/test-91");
        assertThat(bus.echo(1)).isEqualTo(1); // it is open now
    }

    @Test
    void openingAloneMayTakeAllTheTime() throws BusException {
        kernel.duringOpen(() -> sleep(600));
        bus = with(new Patience(500, 9000, 30_000, 0));

        assertThat(bus.open()).isEqualTo(1);
    }

    @Test
    void threeTimeoutsInARowMakeABusStuckForAWhile() {
        kernel.then(3);
        for (int i = 0; i < 3; i++) {
            kernel.then(-110, 3);
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
        kernel.then(Collections.nCopies(1000, -2).toArray(Integer[]::new));
        long start = System.nanoTime();

        while (System.nanoTime() - start < 1_000_000_000L) {
            assertThat(failure().kind()).isEqualTo(Kind.ABSENT);
        }

        assertThat(kernel.asked).hasSizeBetween(2, 8);
    }

    @Test
    void theThreadAndTheDeviceOfAnUnusedBusGo() throws BusException {
        bus = with(SOON_IDLE);
        bus.open();
        assertThat(threads()).singleElement().satisfies(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isSameAs(TestBus.class.getClassLoader());
        });

        await().until(() -> threads().isEmpty());
        assertThat(kernel.asked).containsExactly("open /dev/test-91", "close 3");
        assertThat(over).hasValue(1);
        assertThat(failure()).isNull();
    }

    @Test
    void aThreadThatEndsAndACallThatComesDoNotMiss() {
        var hasty = new TestBus(kernel, "91", new Patience(1000, 3000, 1, 0), () -> {});
        for (int i = 0; i < 500; i++) {
            assertThat(catchThrowableOfType(BusException.class, () -> {
                        hasty.echo(1);
                        Thread.sleep(0, 999_999);
                    }))
                    .isNull();
        }
        hasty.stop();
        hasty.awaitEnd();
    }

    @Test
    void whoComesWhileAnUnusedBusIsClosedFindsItOpenAgain() throws Exception {
        bus = with(SOON_IDLE);
        kernel.duringClose(() -> {
            begun.countDown();
            sleep(50);
        });
        bus.open();
        begun.await();

        assertThat(failure()).isNull();
        assertThat(kernel.asked).containsExactly("open /dev/test-91", "close 3", "open /dev/test-91", "ask 1", "ask 2");
    }

    @Test
    void manyCallersGetEachTheirOwnAnswer() {
        var patient = new TestBus(kernel, "91", new Patience(2000, 4000, 30_000, 0), () -> {});

        IntStream.range(0, 2000).parallel().forEach(i -> {
            try {
                assertThat(patient.echo(i)).isEqualTo(i);
            } catch (BusException e) {
                throw new AssertionError(e);
            }
        });
        patient.stop();
        patient.awaitEnd();
        assertThat(patient.isOver()).isTrue();
    }

    @Test
    void anInterruptedCallerGetsItsAnswerAndStaysInterrupted() {
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

    @Test
    void opensTheDeviceAgainAfterAFailureUnlessTheAdapterIsSurelyThere() {
        kernel.then(3, -11, -77);

        assertThat(failure()).hasMessage("echo: the adapter is busy (EAGAIN)");
        assertThat(kernel.asked).doesNotContain("close 3");
        assertThat(failure()).hasMessage("echo: the system reports an error (errno 77)");
        assertThat(kernel.asked).endsWith("close 3", "open /dev/test-91");
    }

    @Test
    void aMistakeOfOursLeavesTheBusUsable() {
        kernel.during(() -> {
            throw new IllegalStateException("what is this");
        });
        assertThatThrownBy(() -> bus.echo(1)).hasMessage("kura-test-91 failed");

        kernel.during(() -> {});
        assertThat(failure()).isNull();
    }

    @Test
    void aCallerMayBeInterruptedWhileWaiting() {
        Thread.currentThread().interrupt();

        assertThat(failure()).hasMessage("echo: interrupted while waiting for its turn");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure()).isNull();
    }

    private TestBus with(Patience patience) {
        return new TestBus(kernel, "91", patience, over::incrementAndGet);
    }

    private void hang() {
        kernel.during(() -> {
            begun.countDown();
            passage.acquireUninterruptibly();
        });
    }

    private BusException failure() {
        return catchThrowableOfType(BusException.class, () -> bus.echo(1));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kura-test-91"))
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
