// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import java.util.SplittableRandom;

/** Sorts of numbers that are hard to write, or that sensors say. */
enum Doubles {
    /** Any bits: most are very large or very small. */
    BITS(800_000) {
        @Override
        double next(SplittableRandom random) {
            return Double.longBitsToDouble(random.nextLong());
        }
    },
    /** Of about the size of what is measured. */
    EVERYDAY(2_000_000) {
        @Override
        double next(SplittableRandom random) {
            return Math.scalb(random.nextDouble() - 0.5, random.nextInt(-12, 28));
        }
    },
    /** One to seventeen digits with the point anywhere near. */
    DECIMALS(4_000_000) {
        @Override
        double next(SplittableRandom random) {
            long digits = random.nextLong(POWERS_OF_TEN[random.nextInt(1, 18)]);
            double size = (double) digits / POWERS_OF_TEN[random.nextInt(18)];
            return random.nextBoolean() ? size : -size;
        }
    },
    /** A few steps from a number of few decimals: as long as a number can be, and nearly short. */
    NEARLY_DECIMALS(2_000_000) {
        @Override
        double next(SplittableRandom random) {
            double decimal = random.nextLong(100_000_000) / (double) POWERS_OF_TEN[random.nextInt(11)];
            return steps(decimal, random);
        }
    },
    /** Halfway between two numbers of few decimals. */
    HALFWAY(800_000) {
        @Override
        double next(SplittableRandom random) {
            double power = POWERS_OF_TEN[random.nextInt(1, 10)];
            return (random.nextLong(10_000_000) * 10 + 5) / (power * 10);
        }
    },
    POWERS_OF_TWO(200_000) {
        @Override
        double next(SplittableRandom random) {
            return steps(Math.scalb(1.0, random.nextInt(-1074, 1024)), random);
        }
    },
    POWERS(400_000) {
        @Override
        double next(SplittableRandom random) {
            return steps(random.nextInt(1, 100) * Math.pow(10, random.nextInt(-30, 30)), random);
        }
    },
    SUBNORMALS(100_000) {
        @Override
        double next(SplittableRandom random) {
            return Double.longBitsToDouble(random.nextLong(1L << random.nextInt(1, 53)));
        }
    },
    /** Where not every whole number is a double any more. */
    LARGE_INTEGERS(200_000) {
        @Override
        double next(SplittableRandom random) {
            return (1L << 53) + random.nextLong(-100_000, 100_000);
        }
    },
    /** Where Java begins to write an exponent, where ours looks for decimals, and what is no number. */
    EDGES(300_000) {
        @Override
        double next(SplittableRandom random) {
            double edge = EDGE[random.nextInt(EDGE.length)];
            return random.nextBoolean() ? steps(edge, random) : -steps(edge, random);
        }
    };

    private static final long[] POWERS_OF_TEN = new long[19];
    private static final double[] EDGE = {
        0,
        1e-3,
        1e-2,
        1,
        999_999.9,
        1e6,
        9_999_999,
        9_999_999.99,
        1e7,
        1e8,
        1e15,
        1e16,
        2e23,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    private final int count;

    Doubles(int count) {
        this.count = count;
    }

    /** So many of them are to be tried: ten million of all sorts together. */
    int count() {
        return count;
    }

    abstract double next(SplittableRandom random);

    /** Up to 40 numbers from it. */
    private static double steps(double number, SplittableRandom random) {
        return Double.isNaN(number)
                ? number
                : Double.longBitsToDouble(Math.max(0, Double.doubleToRawLongBits(number) + random.nextInt(-40, 41)));
    }
}
