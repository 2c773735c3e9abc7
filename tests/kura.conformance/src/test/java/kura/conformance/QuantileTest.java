// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kura.metrics.MetricRegistry;
import kura.metrics.Snapshot;
import kura.metrics.Summary;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Quantiles of summaries: no further from the value of that rank than they promise. */
class QuantileTest {

    /** So many sizes a summary can tell apart at once; with more it promises less. */
    private static final int MOST = 2048;

    private static final List<ToDoubleFunction<Random>> DISTRIBUTIONS = List.of(
            Random::nextDouble,
            Random::nextGaussian,
            random -> Math.exp(random.nextGaussian() * 5),
            random -> 1 / (1 - random.nextDouble()),
            random -> random.nextInt(5),
            random -> random.nextInt(3) - 1,
            random -> Math.rint(random.nextGaussian() * 1000) / 100,
            random -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(2000) - 1000),
            random -> Double.MAX_VALUE * (1 - random.nextDouble() / 1000),
            random -> Double.MAX_VALUE / (1 + random.nextInt(1000) / 100.0),
            random -> Math.scalb(1, random.nextInt(30)),
            random -> Double.MIN_VALUE * random.nextInt());

    @Property(tries = 400)
    void areNoFurtherFromTheValueOfTheirRankThanTheyPromise(
            @ForAll @IntRange(min = 1, max = MOST) int count,
            @ForAll @DoubleRange(min = 0, max = 1) double quantile,
            @ForAll("errors") double error,
            @ForAll("distributions") ToDoubleFunction<Random> distribution,
            @ForAll Random random) {
        double[] values = IntStream.range(0, count)
                .mapToDouble(i -> distribution.applyAsDouble(random))
                .toArray();

        double said = said(values, quantile, error);

        Arrays.sort(values);
        double exact = values[Math.max(1, rank(quantile, count)) - 1];
        assertThat(said).isCloseTo(exact, within(Math.max(Math.abs(exact) * error * (1 + 1e-9), Double.MIN_NORMAL)));
    }

    @Provide
    Arbitrary<Double> errors() {
        return Arbitraries.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5);
    }

    @Provide
    Arbitrary<ToDoubleFunction<Random>> distributions() {
        return Arbitraries.of(DISTRIBUTIONS);
    }

    private static double said(double[] values, double quantile, double error) {
        var summary = Summary.builder()
                .name("s")
                .quantile(quantile, error)
                .maxAgeSeconds(100_000)
                .register(MetricRegistry.create());
        for (double value : values) {
            summary.observe(value);
        }
        var now = new Snapshot();
        summary.labelValues().read(now);
        return now.number(0);
    }

    /** In decimals, as people count: 0.55 of 100 is 55, whatever the product of the doubles is. */
    private static int rank(double quantile, int count) {
        return BigDecimal.valueOf(quantile)
                .multiply(BigDecimal.valueOf(count))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }
}
