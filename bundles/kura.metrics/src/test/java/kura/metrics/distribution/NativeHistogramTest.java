// SPDX-License-Identifier: EPL-2.0
package kura.metrics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NativeHistogramTest {

    @Test
    void everyValueLiesWithinItsBucket() {
        var random = new Random(1);
        for (int schema = -4; schema <= 9; schema++) {
            for (int i = 0; i < 20_000; i++) {
                double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
                if (Double.isFinite(value) && value > 0) {
                    int index = ExponentialBuckets.indexOf(value, schema);
                    assertThat(value)
                            .isGreaterThan(ExponentialBuckets.upperBound(index - 1, schema))
                            .isLessThanOrEqualTo(ExponentialBuckets.upperBound(index, schema));
                }
            }
        }
    }

    @Test
    void powersOfTwoAndTheSmallestNumbersEndABucket() {
        for (int schema = 0; schema <= 9; schema++) {
            for (int power = -1074; power < 1024; power++) {
                assertThat(ExponentialBuckets.indexOf(Math.scalb(1.0, power), schema))
                        .isEqualTo(power << schema);
            }
        }
        assertThat(ExponentialBuckets.indexOf(16, -2)).isEqualTo(1);
        assertThat(ExponentialBuckets.indexOf(Math.nextUp(16), -2)).isEqualTo(2);
        assertThat(ExponentialBuckets.indexOf(Double.POSITIVE_INFINITY, 0))
                .isEqualTo(ExponentialBuckets.indexOf(Double.MAX_VALUE, 0) + 1);
    }

    @Test
    void becomesCoarserRatherThanLargeAndLosesNothing() {
        var histogram = new NativeHistogram(5, 1e-9, 20);
        IntStream.rangeClosed(-500, 500).forEach(i -> histogram.observe(i / 10.0));

        assertThat(histogram.positive().size() + histogram.negative().size()).isLessThanOrEqualTo(20);
        assertThat(histogram.schema()).isLessThan(5);
        assertThat(histogram.count()).isEqualTo(1001);
        var once = new NativeHistogram(histogram.schema(), 1e-9, 2000);
        IntStream.rangeClosed(-500, 500).forEach(i -> once.observe(i / 10.0));
        assertSame(histogram.negative(), once.negative());
        assertSame(histogram.positive(), once.positive());
    }

    @Test
    void addsWhatACoarserOneCounted() {
        var fine = new NativeHistogram(3, 0, 100);
        var coarse = new NativeHistogram(1, 0, 100);
        var both = new NativeHistogram(1, 0, 100);
        for (double value : new double[] {0.001, 0.3, 1, 5, 5.1, 70, -8}) {
            fine.observe(value);
            coarse.observe(value * 3);
            both.observe(value);
            both.observe(value * 3);
        }

        fine.add(coarse);

        assertThat(fine.schema()).isEqualTo(1);
        assertSame(fine.positive(), both.positive());
        assertSame(fine.negative(), both.negative());
    }

    @Test
    void tellsQuantilesOfTheLargestNumbers() {
        for (double value : new double[] {1e308, Double.MAX_VALUE}) {
            var histogram = new NativeHistogram(6, Double.MIN_NORMAL, 100);
            histogram.observe(value);

            assertThat(histogram.quantile(0.5)).isCloseTo(value, within(value * NativeHistogram.error(6)));
        }
    }

    @Test
    void isNoCoarserForBeingLookedAt() {
        var histogram = new NativeHistogram(5, 0, 1);
        histogram.observe(0.1);
        histogram.observe(1); // one bucket too many, but the same two one schema further
        var copy = new NativeHistogram(5, 0, 1);

        copy.add(histogram);

        assertThat(copy.schema()).isEqualTo(histogram.schema()).isEqualTo(4);
        assertSame(copy.positive(), histogram.positive());
    }

    @Test
    void tellsQuantilesOfBothSigns() {
        var histogram = new NativeHistogram(8, 1e-9, 10_000);
        IntStream.rangeClosed(-100, 100).forEach(histogram::observe);

        assertThat(histogram.quantile(0)).isBetween(-100.2, -99.8);
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.quantile(1)).isBetween(99.8, 100.2);
    }

    @Test
    void countsRanksAsPeopleDo() {
        var histogram = new NativeHistogram(9, 1e-9, 10_000);
        IntStream.rangeClosed(1, 100).forEach(histogram::observe);

        for (int percent = 1; percent <= 100; percent++) {
            assertThat(histogram.quantile(percent / 100.0)).isBetween(percent * 0.999, percent * 1.001);
        }
    }

    private static void assertSame(ExponentialBuckets one, ExponentialBuckets other) {
        assertThat(one.size()).isEqualTo(other.size());
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.index(i)).isEqualTo(other.index(i));
            assertThat(one.count(i)).isEqualTo(other.count(i));
        }
    }
}
