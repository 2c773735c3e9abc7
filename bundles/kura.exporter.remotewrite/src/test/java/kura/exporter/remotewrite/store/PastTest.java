// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PastTest {

    @Property(tries = 500)
    void everyNumberComesBackBitForBit(@ForAll("numbers") List<Double> numbers) {
        assertThat(back(numbers))
                .isEqualTo(numbers.stream().map(Double::doubleToRawLongBits).toList());
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                0.0,
                                -0.0,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.MIN_VALUE,
                                Double.MAX_VALUE,
                                0x1p53,
                                -0x1p53,
                                9007199254740991.0,
                                Double.longBitsToDouble(0x7ff0000000000002L),
                                1e-9,
                                1e22,
                                0.1 + 0.2),
                        Arbitraries.longs().map(Double::longBitsToDouble),
                        Arbitraries.doubles().between(-1000, 1000).ofScale(2),
                        Arbitraries.integers().map(Integer::doubleValue),
                        Arbitraries.floats().map(Float::doubleValue))
                .list()
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    @Test
    void whatStaysTheSameTakesABit() {
        assertThat(bytes(List.of(21.37, 21.37, 21.37, 21.37, 21.37, 21.37, 21.37, 21.37)))
                .isEqualTo(1);
    }

    @Test
    void aReadingWithTwoDecimalsThatMovesALittleTakesABarelyMoreThanAByte() {
        var random = new Random(1);
        var walk = random.doubles(1000, -0.1, 0.1)
                .map(step -> Math.rint((21 + step) * 100) / 100)
                .boxed()
                .toList();

        assertThat(bytes(walk)).isLessThan(1250);
    }

    private static int bytes(List<Double> numbers) {
        return write(numbers).length;
    }

    private static byte[] write(List<Double> numbers) {
        var past = new Past();
        past.base(0, numbers.get(0));
        var out = new BitWriter();
        numbers.forEach(number -> past.write(out, 0, number));
        return out.toBytes();
    }

    private static List<Long> back(List<Double> numbers) {
        var past = new Past();
        past.base(0, numbers.get(0));
        var in = new BitReader(write(numbers), 0);
        return numbers.stream()
                .map(number -> Double.doubleToRawLongBits(past.read(in, 0)))
                .toList();
    }
}
