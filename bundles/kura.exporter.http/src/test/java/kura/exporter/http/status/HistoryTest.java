// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricType;
import org.junit.jupiter.api.Test;

/** What is remembered of the last minutes, and what is not. */
class HistoryTest {

    private static final float GAP = Float.NaN;

    private final History history = new History(2, 4);

    @Test
    void keepsTheLastPointsInTheirOrder() {
        for (int i = 0; i < 6; i++) {
            history.record(100 + i, Map.of(track("a"), (double) i));
        }

        assertThat(history.points(track("a"))).containsExactly(2, 3, 4, 5);
    }

    @Test
    void hasGapsWhereThereWasNoValue() {
        history.record(1, Map.of(track("a"), 1.0));
        history.record(2, Map.of());
        history.record(3, Map.of(track("a"), 3.0));

        assertThat(history.points(track("a"))).containsExactly(GAP, 1, GAP, 3);
    }

    @Test
    void hasGapsWhereNobodyLooked() {
        history.record(1, Map.of(track("a"), 1.0));
        history.record(4, Map.of(track("a"), 4.0));

        assertThat(history.points(track("a"))).containsExactly(1, GAP, GAP, 4);

        history.record(1_000_000_000_000L, Map.of(track("a"), 5.0));

        assertThat(history.points(track("a"))).containsExactly(GAP, GAP, GAP, 5);
    }

    @Test
    void takesTheLatestOfTwoLooksInOneSlotAndNoneOutOfOrder() {
        history.record(-5, Map.of(track("a"), 1.0));
        history.record(-5, Map.of(track("a"), 2.0));
        history.record(-6, Map.of(track("a"), 3.0));

        assertThat(history.points(track("a"))).containsExactly(GAP, GAP, GAP, 2);
    }

    @Test
    void remembersNoMoreTracksThanItMay() {
        Map<Track, Double> many = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put(track("sensor " + i), 1.0);
        }
        history.record(1, many);
        history.record(2, many);

        assertThat(history.size()).isEqualTo(2);
    }

    @Test
    void forgetsWhatHadNoValueForSoLongAndHasRoomAgain() {
        history.record(1, Map.of(track("a"), 1.0, track("b"), 1.0));
        for (int i = 2; i <= 4; i++) {
            history.record(i, Map.of(track("b"), 1.0, track("c"), 1.0));
        }
        assertThat(history.points(track("a"))).hasSize(4);
        assertThat(history.points(track("c"))).isEmpty();

        history.record(5, Map.of(track("b"), 1.0, track("c"), 1.0));

        assertThat(history.points(track("a"))).isEmpty();
        assertThat(history.points(track("c"))).containsExactly(GAP, GAP, GAP, 1);
        assertThat(history.of("b")).containsExactly(track("b"));
    }

    private static Track track(String sensor) {
        var metric = new MetricDescriptor(MetricType.GAUGE, "level", "", "", List.of("sensor"), null);
        return new Track(metric, List.of(sensor));
    }
}
