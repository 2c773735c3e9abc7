// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.ArrayList;
import java.util.List;
import kura.conformance.Change.What;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Random scenarios.
 *
 * @param names of metrics; each gets a last letter so that none is there twice
 * @param helps what they say they are
 * @param labelNames of which each gets up to three
 * @param labelValues what these may be
 * @param numbers what metrics are updated with
 * @param kinds the types
 */
record Scenarios(
        Arbitrary<String> names,
        Arbitrary<String> helps,
        List<String> labelNames,
        Arbitrary<String> labelValues,
        Arbitrary<Double> numbers,
        Arbitrary<Kind> kinds) {

    private static final List<String> UNITS = List.of("", "", "celsius", "seconds", "ratio", "bytes");

    /** All that the SDK lets one do. */
    static Scenarios any() {
        return new Scenarios(
                Arbitraries.strings()
                        .withChars("abZ_:9")
                        .ofMaxLength(5)
                        .map(rest -> "m" + rest)
                        .filter(name -> !name.endsWith("_")),
                Texts.any(),
                List.of("room", "a", "Z", "_x", "B9", "l_e", "job"),
                Texts.any(),
                Numbers.any(),
                Kinds.any(Numbers.any()));
    }

    /** What a strict parser and a linter are content with. */
    static Scenarios lawful() {
        return new Scenarios(
                Arbitraries.of("room", "lock_state", "air_pressure", "light", "door_events", "reading"),
                Texts.sentence(),
                List.of("room", "a", "job", "place", "x_1"),
                Texts.lawful(),
                Numbers.lawful(),
                Kinds.any(Numbers.lawful()));
    }

    /** Only histograms that have native buckets. */
    static Scenarios nativeHistograms() {
        return new Scenarios(
                Arbitraries.just("h"),
                Arbitraries.just(""),
                List.of("room"),
                Arbitraries.of("a", "b"),
                Numbers.any(),
                Kinds.nativeHistograms(Numbers.any()));
    }

    Arbitrary<Scenario> scenarios(int mostMetrics, int mostSeries, int mostRounds, int mostChanges) {
        var metrics =
                metric(mostSeries).list().ofMinSize(1).ofMaxSize(mostMetrics).map(Scenarios::named);
        var rounds = change().list()
                .ofMaxSize(mostChanges)
                .withSizeDistribution(RandomDistribution.uniform())
                .list()
                .ofMinSize(1)
                .ofMaxSize(mostRounds);
        return Combinators.combine(metrics, rounds).as(Scenario::new);
    }

    private static List<Described> named(List<Described> metrics) {
        var named = new ArrayList<Described>();
        for (Described each : metrics) {
            String name = each.name() + "_x" + (char) ('a' + named.size());
            named.add(new Described(name, each.help(), each.unit(), each.labelNames(), each.series(), each.kind()));
        }
        return named;
    }

    private Arbitrary<Described> metric(int mostSeries) {
        return Combinators.combine(names, helps, Arbitraries.of(UNITS), labels(mostSeries), kinds)
                .as((name, help, unit, labels, kind) -> {
                    boolean unitless = kind instanceof Kind.Info || kind instanceof Kind.StateSet;
                    return new Described(name, help, unitless ? "" : unit, labels.get1(), labels.get2(), kind);
                });
    }

    private Arbitrary<Tuple.Tuple2<List<String>, List<List<String>>>> labels(int mostSeries) {
        return Arbitraries.of(labelNames)
                .list()
                .uniqueElements()
                .ofMaxSize(Math.min(3, labelNames.size()))
                .flatMap(names -> labelValues
                        .list()
                        .ofSize(names.size())
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(mostSeries)
                        .withSizeDistribution(RandomDistribution.uniform())
                        .map(series -> Tuple.of(names, series)));
    }

    private Arbitrary<Change> change() {
        var what = Arbitraries.frequency(
                Tuple.of(20, What.UPDATE), Tuple.of(3, What.REMOVE), Tuple.of(1, What.LEAVE_OR_COME));
        var index = Arbitraries.integers().between(0, 999);
        return Combinators.combine(what, index, index, numbers).as(Change::new);
    }
}
