// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kura.exporter.remotewrite.samples.Family;
import kura.exporter.remotewrite.samples.Series;
import kura.exporter.remotewrite.samples.Tick;
import kura.exporter.remotewrite.wire.Version;
import kura.remote.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of ticks when a receiver does not just take them. */
class DeliveryTest {

    private static final Family FAMILY = new Family("a", "gauge", "", "");
    private static final Series[] SERIES = IntStream.range(0, 100)
            .mapToObj(i -> new Series(List.of("__name__", "a", "i", "" + i), FAMILY))
            .toArray(Series[]::new);

    private final List<Requests.Sample> kept = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final Told told = new Told();

    @Test
    void oneBadSampleCostsOnlyItself() throws Exception {
        var delivery = delivery(unforgiving(sample -> sample.series().endsWith("i=37") && sample.millis() == 3));

        Outcome outcome = delivery.send(ticks(4), List.of());

        assertThat(outcome.taken()).isEqualTo(399);
        assertThat(outcome.refused()).isEqualTo(1);
        assertThat(outcome.refusal()).isEqualTo(Refusal.OUT_OF_ORDER);
        assertThat(outcome.words()).contains("400: out of order sample", "a{i=\"37\"}");
        assertThat(kept).hasSize(399);
        assertThat(asked.size()).isLessThan(25);
        assertThat(outcome.refusals()).containsExactly(Map.entry(Refusal.OUT_OF_ORDER, 1));
    }

    @Test
    void theSamePartsAreMadeEachTime() throws Exception {
        var delivery = delivery(unforgiving(sample -> sample.series().endsWith("i=37")));
        delivery.send(ticks(4), List.of());
        var first = List.copyOf(asked);
        asked.clear();
        delivery(unforgiving(sample -> sample.series().endsWith("i=37"))).send(ticks(4), List.of());

        assertThat(asked).isEqualTo(first);
    }

    @Test
    void olderPartsGoFirstSoThatNewerOnesDoNotShutThemOut() throws Exception {
        delivery(unforgiving(sample -> sample.series().endsWith("i=0"))).send(ticks(8), List.of());

        assertThat(kept.stream().filter(each -> each.series().endsWith("i=99")))
                .extracting(Requests.Sample::millis)
                .isSorted()
                .hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500}) // Prometheus 2.42 answers 500
    void ofWhatIsTooOldTheRestIsSavedAndNotMuchAsked(int status) throws Exception {
        var delivery = delivery(refuses(sample -> sample.millis() < 11, status, "too old sample"));

        Outcome outcome = delivery.send(ticks(16), List.of());

        assertThat(outcome.taken()).isEqualTo(600);
        assertThat(outcome.refused()).isEqualTo(1000);
        assertThat(outcome.refusal()).isEqualTo(Refusal.TOO_OLD);
        assertThat(asked.size()).isLessThan(12);
    }

    @Test
    void whereNothingCanBeSavedItGivesUpTakingRequestsApart() throws Exception {
        var delivery = delivery(LaneName.LIVE, Version.V1, refuses(any -> true, 400, "out of order sample"));
        for (int i = 0; i < 10; i++) {
            delivery.send(ticks(16), List.of());
        }

        asked.clear();

        assertThat(delivery.send(ticks(16), List.of()).refused()).isEqualTo(1600);
        assertThat(asked.size()).isLessThan(20);
    }

    @Test
    void manyBadSeriesHereAndThereCostTheOthersNothingAfterAWhile() throws Exception {
        var delivery = delivery(
                LaneName.LIVE, Version.V1, unforgiving(sample -> sample.series().matches(".*i=[1-9]*3")));
        for (int i = 0; i < 10; i++) {
            delivery.send(ticks(1), List.of());
        }
        asked.clear();

        assertThat(delivery.send(ticks(1), List.of()).taken()).isEqualTo(90);
        assertThat(asked).as("the others first, at once").first().isEqualTo(90);
        assertThat(asked.size()).isLessThan(50);
    }

    @Test
    void ofWhatWaitedNothingGoodIsLostEvenTheFirstTime() throws Exception {
        var delivery = delivery(unforgiving(sample -> sample.series().matches(".*i=[1-9]*3")));

        assertThat(delivery.send(ticks(1), List.of()).taken()).isEqualTo(90);
    }

    @Test
    void whatIsRefusedInWordsThatNobodyKnowsIsForLaterUnlessSomeOfItIsTaken() throws Exception {
        var somewhereElse = delivery(refuses(any -> true, 400, "unsupported path requested"));
        assertThatThrownBy(() -> somewhereElse.send(ticks(2), List.of()))
                .isInstanceOf(Later.class)
                .hasMessageContaining("unsupported path requested");

        var picky = delivery(refuses(sample -> sample.series().endsWith("i=37"), 400, "label i is ugly"));
        var outcome = picky.send(ticks(2), List.of());
        assertThat(outcome.refusals()).containsExactly(Map.entry(Refusal.REFUSED, 2));
        assertThat(outcome.taken()).isEqualTo(198);
    }

    @Test
    void ofWhatIsTooOldTheNewerHalfIsAskedFirstWhateverTheOrder() throws Exception {
        var delivery = delivery(refuses(sample -> sample.millis() < 3, 400, "too old sample"));
        var clockPutBack = List.of(ticks(4).get(2), ticks(4).get(3), ticks(4).get(0), ticks(4).get(1));

        assertThat(delivery.send(clockPutBack, List.of()).taken()).isEqualTo(200);
    }

    @Test
    void aWebPageIsNoReceiver() {
        var page = Map.of("content-type", "text/html; charset=utf-8");
        for (Version version : Version.values()) {
            var delivery = delivery(version, (request, any) -> new Answer(200, page, "Welcome to our hotel"));

            assertThatThrownBy(() -> delivery.send(ticks(1), List.of()))
                    .isInstanceOf(Later.class)
                    .hasMessageContaining("a web page is answered", "Welcome to our hotel");
        }
    }

    @Test
    void whatIsTooLargeIsHalved() throws Exception {
        var delivery = delivery((request, version) -> {
            var samples = Requests.samples(request);
            asked.add(samples.size());
            if (samples.size() > 150) {
                return new Answer(413, Map.of(), "");
            }
            kept.addAll(samples);
            return new Answer(204, Map.of(), "");
        });

        assertThat(delivery.send(ticks(4), List.of()).taken()).isEqualTo(400);
        assertThat(kept).hasSize(400);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {500, 503, 429, 408, 401, 402, 403, 404, 405, 406, 407, 411, 421, 426, 431, 451, 301, 302, 307, 308})
    void whateverIsNotTheSamplesFaultIsForLater(int status) {
        var delivery = delivery((request, version) -> new Answer(status, Map.of("location", "http://there"), "sorry"));

        assertThatThrownBy(() -> delivery.send(ticks(1), List.of()))
                .isInstanceOf(Later.class)
                .hasMessageContaining("" + status);
    }

    @Test
    void aReceiverSaysHowLongItWantsToBeLeftAlone() {
        var delivery = delivery((request, version) -> new Answer(429, Map.of("retry-after", "17"), ""));

        assertThatThrownBy(() -> delivery.send(ticks(1), List.of()))
                .isInstanceOfSatisfying(
                        Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(17)));
        long wait = new Backoff(Backoff.LONGEST).failed(Duration.ofSeconds(17));
        assertThat(wait).isBetween(17_000L, 18_000L);
        assertThat(new Backoff(Backoff.LONGEST).failed(Duration.ofDays(9))).isLessThan(700_000);
    }

    @Test
    void withoutAnAnswerItIsForLaterInWords() {
        var delivery = delivery((request, version) -> {
            throw new IOException("nobody is there");
        });

        assertThatThrownBy(() -> delivery.send(ticks(1), List.of()))
                .isInstanceOf(Later.class)
                .hasMessage("nobody is there");
        assertThat(told.results).containsExactly("connection");
    }

    @Test
    void waitsGrowAndDiffer() {
        var backoff = new Backoff(Backoff.LONGEST);
        long last = 0;
        for (int i = 0; i < 20; i++) {
            last = backoff.failed(null);
            assertThat(last).isBetween(Math.min(15_000, 250L << i), Math.min(30_000, 500L << i));
        }
        backoff.succeeded();

        assertThat(backoff.failed(null)).isLessThanOrEqualTo(500).isLessThan(last);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 415, 400})
    void whoDoesNotKnowTwoPointZeroGetsOnePointZeroFromThenOn(int status) throws Exception {
        List<Version> versions = new ArrayList<>();
        var delivery = delivery(Version.V2, (request, version) -> {
            versions.add(version);
            return new Answer(version == Version.V1 ? 204 : status, Map.of(), "");
        });

        assertThat(delivery.send(ticks(1), List.of()).taken()).isEqualTo(100);
        delivery.send(ticks(1), List.of());

        assertThat(versions).containsExactly(Version.V2, Version.V1, Version.V1);
        assertThat(told.fellBack).isEqualTo(1);
    }

    @Test
    void whoKnowsTwoPointZeroSaysHowMuchItWrote() throws Exception {
        List<Version> versions = new ArrayList<>();
        var delivery = delivery(Version.V2, (request, version) -> {
            versions.add(version);
            return new Answer(204, Map.of("x-prometheus-remote-write-samples-written", "100"), "");
        });
        delivery.send(ticks(1), List.of());
        delivery.send(ticks(1), List.of());

        assertThat(versions).containsOnly(Version.V2);
    }

    /** Throws a request away if one sample is bad, as Prometheus 2.42 does. */
    private Receiver unforgiving(Predicate<Requests.Sample> bad) {
        return refuses(bad, 400, "out of order sample");
    }

    private Receiver refuses(Predicate<Requests.Sample> bad, int status, String words) {
        return (request, version) -> {
            var samples = Requests.samples(request);
            asked.add(samples.size());
            if (samples.stream().anyMatch(bad)) {
                return new Answer(status, Map.of(), words);
            }
            kept.addAll(samples);
            return new Answer(204, Map.of(), "");
        };
    }

    private Delivery delivery(Receiver receiver) {
        return delivery(Version.V1, receiver);
    }

    private Delivery delivery(Version version, Receiver receiver) {
        return delivery(LaneName.BACKLOG, version, receiver);
    }

    private Delivery delivery(LaneName lane, Version version, Receiver receiver) {
        return new Delivery(lane, receiver, new Dialect(version, told), told);
    }

    private static List<Tick> ticks(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Tick(i, SERIES, new double[SERIES.length]))
                .toList();
    }

    private static final class Told extends Silent {

        private final List<String> results = new ArrayList<>();
        private int fellBack;

        @Override
        public void requested(LaneName lane, String result, int bytes) {
            results.add(result);
        }

        @Override
        public void refused(LaneName lane, Refusal why, int samples) {
            throw new AssertionError("not before all of it is settled");
        }

        @Override
        public void fellBack(String answer) {
            fellBack++;
        }
    }
}
