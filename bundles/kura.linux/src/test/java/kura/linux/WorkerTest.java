// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerTest {

    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger over = new AtomicInteger();

    @Test
    void comesBackEvenIfItWasGivenUpBeforeItBegan() {
        var worker = new Worker(
                "kura-test-worker", TimeUnit.MILLISECONDS.toNanos(20), closed::incrementAndGet, over::incrementAndGet);
        for (int i = 0; i < 100; i++) {
            assertThat(worker.holds(System.nanoTime() + 1_000_000_000)).isTrue();
            worker.ends(() -> {}, System.nanoTime() - 1); // most have no chance
            worker.letGo();
            await().until(() -> !worker.isLost());
        }

        assertThat(closed).hasPositiveValue();
        worker.stop();
        await().until(() -> !worker.isThere());
        assertThat(over).hasPositiveValue();
    }
}
