// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random types of metrics. */
final class Kinds {

    private Kinds() {}

    /** All types; bounds of buckets are such numbers. */
    static Arbitrary<Kind> any(Arbitrary<Double> numbers) {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new Kind.Counter(),
                        new Kind.Gauge(),
                        new Kind.Callback(),
                        new Kind.Summary(),
                        new Kind.Info(),
                        new Kind.Untyped()),
                stateSets(),
                classicHistograms(numbers),
                nativeHistograms(numbers));
    }

    private static Arbitrary<Kind> stateSets() {
        return Arbitraries.of("on", "off", "broken \"beyond\" repair", "ä\\", "\n")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .map(Kind.StateSet::new);
    }

    private static Arbitrary<Kind> classicHistograms(Arbitrary<Double> numbers) {
        return bounds(numbers).map(bounds -> new Kind.Histogram(bounds, 0, 0, 0));
    }

    /** With and without classic buckets; many have so few native ones that they become coarser. */
    static Arbitrary<Kind> nativeHistograms(Arbitrary<Double> numbers) {
        return Combinators.combine(
                        bounds(numbers),
                        Arbitraries.integers().between(-4, 8),
                        Arbitraries.oneOf(Arbitraries.integers().between(1, 12), Arbitraries.just(160)),
                        Arbitraries.of(0x1p-128, 0.0, 1e-3, 1.0))
                .as(Kind.Histogram::new);
    }

    /** Without what docs/conformance.md has among the differences: -0.0, and infinity alone. */
    private static Arbitrary<List<Double>> bounds(Arbitrary<Double> numbers) {
        return numbers.filter(number -> !Double.isNaN(number))
                .map(number -> number + 0.0)
                .list()
                .uniqueElements()
                .ofMaxSize(6)
                .filter(bounds -> !bounds.equals(List.of(Double.POSITIVE_INFINITY)));
    }
}
