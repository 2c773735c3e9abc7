// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;
import kura.exporter.remotewrite.store.Limit;
import kura.exporter.remotewrite.store.Store;
import kura.exporter.remotewrite.store.StoreListener;
import kura.exporter.remotewrite.store.StoreSettings;
import kura.exporter.remotewrite.wire.Version;
import kura.remote.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two lanes over a store, when what waited does not get through. */
class LanesTest {

    private static final Series[] SERIES = {new Series(List.of("__name__", "a"), new Family("a", "gauge", "", ""))};
    private static final long POISON = 17;
    private static final int OLD = 30;

    @TempDir
    private Path folder;

    private final Set<Long> arrived = ConcurrentHashMap.newKeySet();
    private long now = 1000;

    @Test
    void oneBatchThatTheReceiverFailsAtDoesNotBlockTheOthersForEver() throws Exception {
        try (var store = waiting();
                var lanes = lanes(store, (samples, lane) -> samples.contains(POISON), Duration.ofMillis(300))) {
            measureUntil(store, lanes, () -> store.oldest() == null);

            await().untilAsserted(() -> assertThat(missing()).containsExactly(POISON)); // the newest are on their way
            assertThat(store.aside())
                    .singleElement()
                    .asString()
                    .contains("1 of 1 samples", "again and again while it took newer ones", "500");
        }
    }

    private Set<Long> missing() {
        Set<Long> missing = new HashSet<>();
        LongStream.range(0, now).filter(each -> each < OLD || each >= 1000).forEach(missing::add);
        missing.removeAll(arrived);
        return missing;
    }

    @Test
    void whatSamplesOfNowHaveNoTimeForTheBacklogSavesPartByPart() throws Exception {
        Series[] many = IntStream.range(0, 300)
                .mapToObj(i -> new Series(List.of("__name__", "a", "i", "" + i), SERIES[0].family()))
                .toArray(Series[]::new);
        Set<String> kept = ConcurrentHashMap.newKeySet();
        Lanes.Receivers receivers = lane -> (request, version) -> {
            var samples = Requests.samples(request);
            if (samples.stream().anyMatch(each -> each.series().endsWith("7"))) {
                return new Answer(400, Map.of(), "out of order sample");
            }
            samples.forEach(each -> kept.add(each.series()));
            return new Answer(204, Map.of(), "");
        };
        try (var store = store(1000);
                var lanes = lanes(store, receivers, Duration.ZERO)) {
            store.append(new Tick(1, many, new double[300]));
            lanes.wake();
            await().atMost(Duration.ofSeconds(60)).until(() -> !store.aside().isEmpty());

            assertThat(kept).hasSize(270);
            assertThat(store.aside()).singleElement().asString().contains("30 of 300 samples");
        }
    }

    @Test
    void whileNothingIsTakenNothingIsGivenUp() throws Exception {
        try (var store = waiting();
                var lanes = lanes(store, (samples, lane) -> true, Duration.ZERO)) {
            long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            measureUntil(store, lanes, () -> System.nanoTime() - until > 0);

            assertThat(store.aside()).isEmpty();
        }
    }

    @Test
    void whoHasTooMuchToDoGetsItLater() throws Exception {
        try (var store = waiting();
                var lanes = lanes(store, (samples, lane) -> lane == LaneName.BACKLOG, Duration.ZERO, 429)) {
            long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            measureUntil(store, lanes, () -> System.nanoTime() - until > 0);

            assertThat(store.aside()).isEmpty();
            assertThat(arrived).isNotEmpty().allMatch(each -> each >= 1000);
        }
    }

    private interface Failing {
        boolean fails(Set<Long> samples, LaneName lane);
    }

    private Lanes lanes(Store store, Failing failing, Duration patience) {
        return lanes(store, failing, patience, 500);
    }

    private Lanes lanes(Store store, Failing failing, Duration patience, int status) {
        Lanes.Receivers receivers = lane -> (request, version) -> {
            Set<Long> samples = new HashSet<>();
            Requests.samples(request).forEach(each -> samples.add(each.millis()));
            if (failing.fails(samples, lane)) {
                return new Answer(status, Map.of(), "sorry");
            }
            arrived.addAll(samples);
            return new Answer(204, Map.of(), "");
        };
        return lanes(store, receivers, patience);
    }

    private static Lanes lanes(Store store, Lanes.Receivers receivers, Duration patience) {
        return new Lanes("test", store, receivers, Version.V1, 0, new Silent(), Duration.ofMillis(40), patience);
    }

    private void measureUntil(Store store, Lanes lanes, BooleanSupplier over) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    store.append(new Tick(now++, SERIES, new double[1]));
                    lanes.wake();
                    return over.getAsBoolean();
                });
    }

    /** A store with old ticks on disk, in three batches. */
    private Store waiting() throws IOException {
        var store = store(10);
        for (long millis = 0; millis < OLD; millis++) {
            store.append(new Tick(millis, SERIES, new double[1]));
        }
        var newest = store.fresh();
        store.flush();
        store.failed(newest);
        return store;
    }

    private Store store(int batchSamples) throws IOException {
        return Store.open(
                folder,
                new StoreSettings(1 << 20, Duration.ofDays(1), Duration.ofMillis(50), 1 << 16, 1 << 16, batchSamples),
                new Deaf());
    }

    private static final class Deaf implements StoreListener {

        @Override
        public void dropped(long samples, Limit why) {
            throw new AssertionError(why);
        }

        @Override
        public void damaged(long samples, String words) {
            throw new AssertionError(words);
        }

        @Override
        public void disk(String trouble) {
            // not what is tested here
        }
    }
}
