// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import kura.metrics.Histogram;
import kura.metrics.MetricRegistry;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Native buckets by their definition and nothing else: bucket i of schema s ends at 2^(i/2^s), which belongs to it. */
class NativeBucketTest {

    @Property(tries = 300)
    void everyValueIsInTheBucketWhoseBoundsItLiesBetween(
            @ForAll("numbers") @Size(min = 1, max = 60) List<Double> numbers,
            @ForAll @IntRange(min = -4, max = 8) int schema,
            @ForAll @IntRange(min = 1, max = 40) int most)
            throws IOException {
        var histogram = observed(numbers, schema, most);

        ToIntFunction<Double> index = number -> index(number, histogram.getSchema());
        assertThat(histogram.getZeroCount())
                .isEqualTo(numbers.stream().filter(number -> number == 0).count());
        assertThat(Messages.buckets(histogram.getPositiveSpanList(), histogram.getPositiveDeltaList()))
                .isEqualTo(counts(numbers, +1, index));
        assertThat(Messages.buckets(histogram.getNegativeSpanList(), histogram.getNegativeDeltaList()))
                .isEqualTo(counts(numbers, -1, index));
    }

    @Property(tries = 200)
    void bucketsBecomeCoarserWhenThereAreTooManyAndNotBefore(
            @ForAll("numbers") @Size(max = 60) List<Double> numbers, @ForAll @IntRange(min = 20, max = 40) int most)
            throws IOException {
        long distinct = numbers.stream()
                .filter(number -> number != 0)
                .map(number -> Math.signum(number) * index(Math.abs(number), 8))
                .distinct()
                .count();

        assertThat(observed(numbers, 8, most).getSchema() < 8).isEqualTo(distinct > most);
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        return Arbitraries.oneOf(
                        Numbers.any(),
                        Arbitraries.integers().between(-1074, 1023).map(power -> Math.scalb(1.0, power)))
                .filter(number -> !Double.isNaN(number))
                .list();
    }

    private static Metrics.Histogram observed(List<Double> numbers, int schema, int most) throws IOException {
        var registry = MetricRegistry.create();
        var histogram = Histogram.builder()
                .name("h")
                .nativeOnly()
                .nativeInitialSchema(schema)
                .nativeMaxNumberOfBuckets(most)
                .nativeZeroThreshold(0)
                .register(registry);
        numbers.forEach(histogram::observe);
        var bytes = new ByteArrayOutputStream();
        new Page(registry, Naming.of(""), PageFormat.PROTOBUF).write(bytes);
        return Messages.families(bytes.toByteArray()).get(0).getMetric(0).getHistogram();
    }

    private static SortedMap<Integer, Long> counts(List<Double> numbers, int sign, ToIntFunction<Double> index) {
        var counts = new TreeMap<Integer, Long>();
        numbers.stream()
                .filter(number -> number * sign > 0)
                .forEach(number -> counts.merge(index.applyAsInt(number * sign), 1L, Long::sum));
        return counts;
    }

    /** The least i with number <= 2^(i/2^schema), in whole numbers; infinity comes after the greatest number. */
    private static int index(double number, int schema) {
        if (Double.isInfinite(number)) {
            return index(Double.MAX_VALUE, schema) + 1;
        }
        int shift = 1074; // so that every double is whole
        BigInteger whole = new BigDecimal(number)
                .multiply(new BigDecimal(BigInteger.TWO.pow(shift)))
                .toBigIntegerExact();
        int power = 1 << Math.max(0, schema); // number <= 2^(i/power) just if number^power <= 2^i
        int twos = whole.getLowestSetBit();
        BigInteger odd = whole.shiftRight(twos).pow(power);
        int least = odd.subtract(BigInteger.ONE).bitLength() + (twos - shift) * power;
        return schema >= 0 ? least : -Math.floorDiv(-least, 1 << -schema);
    }
}
