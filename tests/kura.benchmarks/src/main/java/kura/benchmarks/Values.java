// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** What numbers there are on a page; no two are the same. */
public enum Values {
    /** Below 100 with two or three decimals, as sensors give them. */
    SENSOR {
        @Override
        double of(Random random) {
            double power = random.nextBoolean() ? 100 : 1000;
            return random.nextInt((int) (100 * power)) / power;
        }
    },
    /** Below 100 with as many digits as a double can have, as computed averages do. */
    DIGITS_17 {
        @Override
        double of(Random random) {
            double value = random.nextDouble() * 100;
            return Double.toString(value).replaceAll("^0|\\.", "").length() == 17 ? value : of(random);
        }
    };

    @Override
    public String toString() {
        return this == SENSOR ? "2 or 3 decimals" : "17 digits";
    }

    abstract double of(Random random);

    double[] some(int count) {
        var random = new Random(1);
        return distinct(() -> of(random), count);
    }

    /** Durations from 1 ms to 10 s: as many of each order of magnitude. */
    static double[] seconds(int count) {
        var random = new Random(1);
        return distinct(() -> Math.pow(10, random.nextDouble() * 4 - 3), count);
    }

    private static double[] distinct(DoubleSupplier from, int count) {
        return DoubleStream.generate(from).distinct().limit(count).toArray();
    }
}
