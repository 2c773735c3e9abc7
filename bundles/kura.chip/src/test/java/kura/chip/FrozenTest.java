// SPDX-License-Identifier: EPL-2.0
package kura.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kura.sensor.Measurement;
import kura.sensor.Quantity;
import org.junit.jupiter.api.Test;

class FrozenTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final List<Measurement> SAID = List.of(new Measurement(Quantity.TEMPERATURE, 20));
    private static final List<Measurement> ALMOST = List.of(new Measurement(Quantity.TEMPERATURE, Math.nextUp(20.0)));

    private final AtomicLong clock = new AtomicLong();
    private final Frozen frozen = new Frozen(clock::get);

    @Test
    void isWhatSaysTheSameForAnHourAndMoreThanAHundredTimes() {
        for (int i = 0; i < 100; i++) {
            assertThat(frozen.is(SAID)).isFalse();
            clock.addAndGet(HOUR);
        }
        assertThat(frozen.is(SAID)).isTrue();
    }

    @Test
    void isNotWhatIsOnlyAskedOften() {
        clock.addAndGet(HOUR - 1);
        for (int i = 0; i < 1000; i++) {
            assertThat(frozen.is(SAID)).isFalse();
        }
    }

    @Test
    void movesAgainWithTheSmallestChange() {
        for (int i = 0; i < 101; i++) {
            frozen.is(SAID);
        }
        clock.addAndGet(HOUR);
        assertThat(frozen.is(ALMOST)).isFalse();
        assertThat(frozen.is(SAID)).isFalse();
    }
}
