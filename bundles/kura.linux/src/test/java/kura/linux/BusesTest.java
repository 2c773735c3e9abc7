// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import kura.bus.BusException;
import kura.bus.BusException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BusesTest {

    private final ScriptedSystem kernel = new ScriptedSystem();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Test
    void makesABusOnceAndTouchesNothing() throws BusException {
        var buses = buses(() -> kernel, 1000);

        assertThat(buses.get("1")).isSameAs(buses.get("1")).isNotSameAs(buses.get("2"));
        assertThat(kernel.asked).isEmpty();
    }

    @Test
    void closesAllAndUnloads() throws BusException {
        var buses = buses(() -> kernel, 1000);
        buses.get("1").open();
        buses.stop();

        assertThat(kernel.asked).containsExactly("open /dev/test-1", "close 3", "unload");
        assertThatThrownBy(() -> buses.get("1")).hasMessage("the driver of test-1 was stopped");
    }

    @Test
    void saysAgainAndAgainWhyThereIsNone() {
        var nowhere = buses(
                () -> {
                    throw new UnsatisfiedLinkError("JNA has nothing for this machine");
                },
                1000);

        for (int i = 0; i < 2; i++) {
            var refusal = catchThrowableOfType(BusException.class, () -> nowhere.get("1"));
            assertThat(refusal)
                    .hasMessageStartingWith("no TEST on ")
                    .hasMessageEndingWith(": JNA has nothing for this machine");
            assertThat(refusal.kind()).isEqualTo(Kind.UNSUPPORTED);
        }
        nowhere.stop();
    }

    @Test
    void doesNotWaitForEverUntilAllIsLoadedAndUnloadsItEvenSo() {
        var slow = buses(
                () -> {
                    end.join();
                    return kernel;
                },
                50);

        assertThatThrownBy(() -> slow.get("1")).hasMessage("what talks to the kernel is still being loaded");
        slow.stop();
        end.complete(null);
        await().until(() -> kernel.asked.equals(List.of("unload")));
    }

    @Test
    void aStopDoesNotWaitForWhatIsLostAndUnloadsWhenItIsBack() throws BusException {
        var buses = buses(() -> kernel, 100);
        var bus = buses.get("1");
        kernel.during(end::join);
        assertThatThrownBy(() -> bus.echo(1)).hasMessageContaining("has not come back");

        stopsAndUnloadsInTheEnd(buses);
    }

    @Test
    void aStopAmidATransferThatHangsUnloadsInTheEnd() throws Exception {
        var buses = buses(() -> kernel, 100);
        var bus = buses.get("1");
        var begun = new CompletableFuture<Void>();
        kernel.during(() -> {
            begun.complete(null);
            end.join();
        });
        var call = CompletableFuture.runAsync(() -> catchThrowableOfType(BusException.class, () -> bus.echo(1)));
        begun.join();

        stopsAndUnloadsInTheEnd(buses);
        call.get();
    }

    private void stopsAndUnloadsInTheEnd(Buses<TestBus> buses) {
        buses.stop();
        assertThat(kernel.asked).doesNotContain("unload");

        end.complete(null);
        await().until(() -> kernel.asked.contains("unload"));
        assertThat(kernel.asked).endsWith("close 3", "unload");
    }

    private static Buses<TestBus> buses(Supplier<Ioctl> loader, int callMillis) {
        return new Buses<>(TestBus.TEST, loader, new Patience(callMillis / 2, callMillis, 200, 0), TestBus::new);
    }
}
