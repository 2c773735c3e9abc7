// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrozenTest {

    private static final long HOUR = 3_600_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final Frozen frozen = new Frozen(clock::get);

    @Test
    void isWhatSaysTheSameForAnHourAndMoreThanAHundredTimes() {
        for (int i = 0; i < 100; i++) {
            assertThat(frozen.is(1, 2)).isFalse();
            clock.addAndGet(HOUR);
        }
        assertThat(frozen.is(1, 2)).isTrue();
    }

    @Test
    void isNotWhatIsOnlyAskedOften() {
        clock.addAndGet(HOUR - 1);
        for (int i = 0; i < 1000; i++) {
            assertThat(frozen.is(1, 2)).isFalse();
        }
    }

    @Test
    void movesAgainWithTheSmallestChange() {
        for (int i = 0; i < 101; i++) {
            frozen.is(1, 2);
        }
        clock.addAndGet(HOUR);
        assertThat(frozen.is(1, 3)).isFalse();
        assertThat(frozen.is(1, 2)).isFalse();
    }
}
