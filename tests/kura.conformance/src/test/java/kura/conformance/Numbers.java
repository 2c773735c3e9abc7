// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/** Random numbers of the kinds that matter: what sensors say, what doubles can be, and what is no number. */
final class Numbers {

    private Numbers() {}

    static Arbitrary<Double> any() {
        return Arbitraries.oneOf(decimals(), decimals().map(number -> -number), bits(), special());
    }

    /** What a counter, a sum and a share can be in OpenMetrics: not negative, and a number. */
    static Arbitrary<Double> lawful() {
        return Arbitraries.oneOf(
                decimals(), Arbitraries.of(0.0, 1.0, 1e-300, 1e300, 1e7, 0.001), bits().map(Numbers::lawful));
    }

    private static double lawful(double number) {
        return Double.isFinite(number) ? Math.abs(number) : 1;
    }

    /** Up to eight digits, the point anywhere. */
    static Arbitrary<Double> decimals() {
        return Arbitraries.longs()
                .between(0, 99_999_999)
                .flatMap(digits -> Arbitraries.integers().between(0, 10).map(places -> digits / Math.pow(10, places)));
    }

    private static Arbitrary<Double> bits() {
        return Arbitraries.longs()
                .withDistribution(RandomDistribution.uniform())
                .map(Double::longBitsToDouble);
    }

    private static Arbitrary<Double> special() {
        return Arbitraries.of(
                0.0,
                -0.0,
                1.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_NORMAL,
                0x1p53,
                2e23);
    }
}
