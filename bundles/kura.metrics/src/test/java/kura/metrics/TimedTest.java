// SPDX-License-Identifier: EPL-2.0
package kura.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TimedTest {

    private final MetricRegistry registry = MetricRegistry.create();

    @Test
    void aStopwatchTakesTheTimeInWhenItIsAskedOrClosed() {
        var wait = registry.histogram("wait_seconds", "").labelValues();
        Timer timer = wait.startTimer();
        pause();

        assertThat(timer.observeDuration()).isGreaterThanOrEqualTo(0.01);
        try (Timer other = wait.startTimer()) {
            assertThat(other).isNotNull();
            pause();
        }

        assertThat(wait.count()).isEqualTo(2);
        assertThat(wait.sum()).isGreaterThanOrEqualTo(0.02);
    }

    @Test
    void aTaskIsTimedAlsoWhenItFails() {
        var wait = registry.histogram("wait_seconds", "");

        assertThat(wait.time(() -> "done")).isEqualTo("done");
        wait.time(TimedTest::pause);
        assertThatThrownBy(() -> wait.timeChecked(() -> {
                    throw new IOException("failed");
                }))
                .hasMessage("failed");

        assertThat(wait.labelValues().count()).isEqualTo(3);
    }

    @Test
    void aGaugeShowsTheLastDuration() {
        var last = registry.gauge("last_seconds", "");

        last.time(TimedTest::pause);

        assertThat(last.get()).isGreaterThanOrEqualTo(0.01);
    }

    private static void pause() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
