// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class DecimalTextTest {

    private final Random random = new Random(1);

    @Test
    void writesSensorValuesAsDoubleToStringDoes() {
        agrees(() -> Math.round(random.nextDouble() * 1e8) / Math.pow(10, random.nextInt(10)));
        agrees(() -> -random.nextInt(200_000) / 1000.0);
        agrees(() -> random.nextInt(20_000_000));
    }

    @Test
    void writesAnyDoubleAsDoubleToStringDoes() {
        agrees(() -> number(random.nextLong()));
        agrees(() -> random.nextGaussian() * 1000);
        agrees(() -> Math.nextUp(Math.round(random.nextDouble() * 1e6) / 1000.0));
    }

    @Test
    void writesTheEdgesAsDoubleToStringDoes() {
        double[] edges = {
            0,
            -0.0,
            1e-3,
            9.999e-4,
            0.01,
            1e7,
            9999999,
            9999999.9999999,
            1e-2,
            2e-3,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0.1 + 0.2,
            1 / 3.0,
            100,
            1e6,
            1e15,
            4.35,
            0.07,
            123456.7890123,
            2e23
        };
        for (double edge : edges) {
            assertThat(text(edge)).isEqualTo(Double.toString(edge));
            assertThat(text(-edge)).isEqualTo(Double.toString(-edge));
        }
    }

    private static void agrees(DoubleSupplier numbers) {
        for (int i = 0; i < 300_000; i++) {
            double number = numbers.getAsDouble();
            if (!text(number).equals(Double.toString(number))) {
                assertThat(text(number)).isEqualTo(Double.toString(number));
            }
        }
    }

    private static double number(long bits) {
        double number = Double.longBitsToDouble(bits);
        return Double.isInfinite(number) ? 0 : number;
    }

    private static String text(double number) {
        byte[] out = new byte[DecimalText.LONGEST];
        return new String(out, 0, new DecimalText().write(number, out, 0), ISO_8859_1);
    }
}
